import { legs } from '../../schema/change/state.ts';
import type { ServerState, ToolState } from '../../schema/change/state.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import type { Lexicon } from '../../schema/knowledge/knowledge.ts';
import type { ListChange } from '../../schema/list-change.ts';
import type { ServerTexts } from '../../schema/server-texts.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import type { Assessment, TextFindings } from '../../schema/verdict/assessment.ts';
import { canonicalJson } from '../../text/json/canonical-json.ts';
import { shortened } from '../../text/visible.ts';
import { shortHash } from './brief-json.ts';
import { findingStates, toolState } from './tool-state.ts';

/** Units of a name and of a version that are kept. */
const nameUnits = 200;

/** A judged server: its definitions beside the verdicts on them, and what else it says. `serverInfo` is undefined where nobody asked. */
export interface ServerToCompare extends ServerTexts {
  server: string;
  version?: string;
  serverInfo?: JsonObject | null;
  /** How its tools changed while it was listed. */
  changedWhileListing?: ListChange;
  definitions: readonly ToolDefinition[];
  tools: readonly Assessment[];
  texts?: TextFindings;
}

/** A server as far as two listings are compared by it. */
export function serverState({ server, version, serverInfo, changedWhileListing, definitions, tools, texts, ...said }: ServerToCompare, lexicon: Lexicon): ServerState {
  const states = tools.map((assessment, index) => toolState(definitions[index]!, assessment, lexicon)).sort(byNameThenHash);
  const name = serverInfo?.['name'];
  return {
    server, ...(version !== undefined && { version: shortened(version, nameUnits) }), ...(typeof name === 'string' && { calledItself: shortened(name, nameUnits) }),
    ...(changedWhileListing !== undefined && { unsteady: true }),
    ...(said.instructions !== undefined && { texts: textsOf(said) }), findings: texts === undefined ? [] : findingStates(texts),
    legs: legs.filter((leg) => states.some((state) => state.legs.includes(leg))), tools: states,
  };
}

/** Prompts and templates are sets: servers list them in any order. */
function textsOf({ instructions, promptList = [], resourceTemplates = [] }: ServerTexts): NonNullable<ServerState['texts']> {
  const set = (items: readonly Json[]) => shortHash(items.map(canonicalJson).sort().join('\n'));
  return { instructions: shortHash(instructions ?? ''), prompts: set([...promptList]), templates: set([...resourceTemplates]) };
}

/** By code unit, so that the order is the same in every locale. */
function byNameThenHash(a: ToolState, b: ToolState): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.sha256 < b.sha256 ? -1 : Number(a.sha256 > b.sha256);
}
