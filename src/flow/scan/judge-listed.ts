import { judgeServer } from '../../judge/judge-server.ts';
import type { ScannedServer } from '../../report/scanned-server.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { Posture } from '../../schema/vocabulary.ts';
import { definitionHash } from '../../text/sha256.ts';
import type { ListedServer } from '../listed-server.ts';
import { overrideVerdicts } from '../review/override-verdicts.ts';

/** What judging adds to a server. */
export type Verdicts = Pick<ScannedServer, 'tools' | 'combination' | 'texts' | 'collisions' | 'notes'>;

/** Judges what a server listed; corrected where a person has reviewed it, with its tokens where they are asked for. */
export async function judgeListed(listed: ListedServer, { knowledge, posture, tokens, today }: { knowledge: Knowledge; posture: Posture; tokens: boolean; today?: string }): Promise<Verdicts> {
  const { server, package: from, tools, overrides, instructions, promptList, resourceTemplates } = listed;
  const texts = { ...(instructions !== undefined && { instructions }), ...(promptList && { promptList }), ...(resourceTemplates && { resourceTemplates }) };
  const judged = judgeServer({ server, tools, ...texts, ...(from !== undefined && { package: from }) }, knowledge, posture);
  const { verdicts: reviewed, stale } = overrides === undefined ? { verdicts: judged.tools, stale: [] }
    : overrideVerdicts(judged.tools.map((assessment, index) => ({ assessment, sha256: definitionHash(tools[index]!) })), overrides, { place: server, knowledge, posture, ...(today !== undefined && { today }) });
  const notes = [...listed.notes ?? [], ...stale.map(({ message }) => `a correction is void: ${message}`)];
  const count = tokens ? (await import('../count-tokens.ts')).countTokens : null;
  return {
    tools: count === null ? reviewed : reviewed.map((tool, index) => ({ ...tool, tokens: count(tools[index]!) })),
    ...(notes.length > 0 && { notes }), ...(tools.length > 0 && { combination: judged.combination }), ...(judged.texts && { texts: judged.texts }), ...(judged.collisions && { collisions: judged.collisions }),
  };
}
