import type { ServerRecord } from '../../../schema/catalog/record.ts';
import type { Knowledge } from '../../../schema/knowledge/knowledge.ts';
import type { Posture } from '../../../schema/vocabulary.ts';
import { overridesPath, readOverrides } from '../../../store/overrides.ts';
import { bareSnapshot } from '../../../schema/catalog/withheld.ts';
import { readWithheld } from '../../../store/crawl/withheld.ts';
import { readSnapshot } from '../../../store/snapshots.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { buildServer } from '../../build/build-server.ts';
import { countVerdicts } from '../../build/count-verdicts.ts';
import { overrideVerdicts } from '../../review/override-verdicts.ts';
import { plainName } from '../answers/plain-name.ts';
import { plainWord } from '../answers/plain-word.ts';
import type { KnownServer } from './library.ts';

/**
 * All that pages say of a server, with its verdicts as they were reviewed. The title of one that nobody has reviewed is a registry's, and so a
 * stranger's: it is called by its id. Throws `PlaceError` where it was never listed.
 */
export async function judgeKnown({ server, catalog, spec }: KnownServer, knowledge: Knowledge, posture: Posture): Promise<ServerRecord> {
  const withheld = spec.withheld === undefined ? null : await readWithheld(catalog, server);
  const snapshot = withheld === null ? await readSnapshot(catalog, server) : bareSnapshot(withheld);
  if (snapshot === null) throw new PlaceError(server, 'is in the catalog, and was never listed', 'Nothing is known of its tools: judge their definitions with judge_definition.');
  const described = spec.unreviewed === true ? { ...spec, title: server, about: '' } : spec;
  const record = withoutClaims(buildServer(server, described, snapshot, knowledge, null, { posture, ...(withheld && { withheld: { why: spec.withheld as string, tools: withheld.tools } }) }));
  const overrides = (await readOverrides(catalog)).get(server);
  if (overrides === undefined) return record;
  const { verdicts } = overrideVerdicts(record.tools, overrides, { place: overridesPath(catalog, server), knowledge, posture });
  return { ...record, tools: record.tools.map((tool, index) => ({ ...tool, assessment: verdicts[index]! })), counts: countVerdicts(verdicts) };
}

/** What a server and its package say of themselves, names at the most. */
function withoutClaims(record: ServerRecord): ServerRecord {
  const { license, package: from } = record;
  return {
    ...record, serverInfo: null, license: license === null ? null : plainName(license), ...(from != null && { package: { ...from, name: plainWord(from.name), version: plainWord(from.version) } }),
  };
}
