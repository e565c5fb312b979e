import type { KnownAdvisory } from '../../schema/catalog/advisory.ts';
import { judgeServer } from '../../judge/judge-server.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { ServerRecord } from '../../schema/catalog/record.ts';
import { statesOf } from '../../schema/catalog/server-state.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import type { Snapshot } from '../../schema/catalog/snapshot.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import type { Posture } from '../../schema/vocabulary.ts';
import { policyStamp, sayStamp } from '../../targets/words/policy-stamp.ts';
import { toolSlugs } from '../../text/slug.ts';
import { advisoriesOf } from '../review/advisories-of.ts';
import { countVerdicts } from './count-verdicts.ts';
import { versionOf } from '../listed-server.ts';
import { toolriskVersion } from '../toolrisk-version.ts';

/** Tokens that a definition costs. */
type TokenCounter = (definition: ToolDefinition) => number;

/** `known`: advisories that its version may fall into; `withheld`: what is known of definitions that are not kept. */
export interface BuildOptions { posture?: Posture; known?: readonly KnownAdvisory[]; withheld?: ServerRecord['withheld'] }

/** All that the pages of one server need, concluded from what was authored and recorded: same inputs, same record. */
export function buildServer(server: string, spec: ServerSpec, snapshot: Snapshot, knowledge: Knowledge, countTokens: TokenCounter | null, { posture = 'balanced', known = [], withheld }: BuildOptions = {}): ServerRecord {
  const definitions = snapshot.tools.map((tool) => tool.definition);
  const judged = judgeServer({ server, ...(spec.npm && { package: spec.npm.package }), tools: definitions, ...textsOf(snapshot) }, knowledge, posture);
  const advisories = snapshot.package === undefined ? [] : advisoriesOf(known, snapshot.package);
  const states = statesOf(spec.state, snapshot.package?.deprecated);
  const slugs = toolSlugs(definitions.map((definition) => definition.name));
  const tools = snapshot.tools.map(({ sha256, definition }, index) => ({
    slug: slugs[index] as string,
    sha256,
    definition,
    assessment: { ...judged.tools[index]!, ...(countTokens !== null && { tokens: countTokens(definition) }) },
  }));
  return {
    toolrisk: toolriskVersion,
    rules: knowledge.version,
    server,
    title: spec.title,
    about: spec.about,
    topic: spec.topic,
    links: spec.links,
    license: spec.license ?? snapshot.package?.license ?? null,
    package: snapshot.package ?? null,
    url: spec.url ?? null,
    since: snapshot.since,
    transport: snapshot.transport,
    protocolVersion: snapshot.protocolVersion,
    serverInfo: snapshot.serverInfo,
    ...textsOf(snapshot),
    prompts: snapshot.prompts,
    resources: snapshot.resources,
    ...(states.length > 0 && { states }), ...(advisories.length > 0 && { advisories }),
    ...(withheld && { withheld }),
    stamp: sayStamp(policyStamp(server, versionOf({ package: snapshot.package, serverInfo: snapshot.serverInfo }), definitions)),
    counts: countVerdicts(tools.map((tool) => tool.assessment)),
    combination: judged.combination,
    ...(judged.texts && { texts: judged.texts }),
    tools,
  };
}

/** What the server says besides its tools. */
function textsOf({ instructions, promptList, resourceTemplates }: Snapshot): Pick<ServerRecord, 'instructions' | 'promptList' | 'resourceTemplates'> {
  return { instructions, ...(promptList && { promptList }), ...(resourceTemplates && { resourceTemplates }) };
}
