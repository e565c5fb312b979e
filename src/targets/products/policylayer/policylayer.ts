import type { Json, JsonObject } from '../../../schema/json.ts';
import { isJsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { printJson } from '../../languages/json/print-json.ts';
import { readJsonc } from '../../languages/json/read-jsonc.ts';
import { passesCondition } from '../../languages/policylayer/intercept-conditions.ts';
import { countTools, onlyTool, spellItems } from '../../names/spell-items.ts';
import type { Spelled, SpelledItem } from '../../names/spell-items.ts';
import { sayName } from '../../words/say-name.ts';
import { sayRate } from '../../words/say-rate.ts';
import { sayShared } from '../../words/say-shared.ts';
import { sayTally } from '../../words/say-tally.ts';
import { sayUntested } from '../../words/say-untested.ts';

/**
 * policy.json version 1 of the hosted gateway, as policylayer.com/docs/writing-policies describes it: `{}` under `tools` lets a
 * tool through, `limits` cap it per grant, `hide` takes it off the list and denies its calls, `default` decides about the rest.
 * There is no approval. A `deny_if` without conditions is left out on purpose: published pages use it to deny, but the
 * documentation does not say so, and a tool under `tools` that no condition stops is let through.
 */
export const policylayer: Target = {
  id: 'policylayer',
  label: 'PolicyLayer',
  proof: {
    grade: 'source',
    says: 'Read in the vendor\'s documentation of policy.json version 1 and compared with the policies it publishes; there is no schema, and the gateway was not run.',
  },
  file: { name: 'policy.json', language: 'json' },
  build,
  print: printJson,
  effect,
  steps,
  decide,
  read: readJsonc,
  nameOf,
};

const unlisted = 'Denied: the default of this policy is deny, and that holds for tools the server adds later too.';

function nameOf(_serverKey: string, tool: string): { name: string } | { refused: string } {
  if (tool === '*') return { refused: 'PolicyLayer reads * as every tool; this one is denied like any tool that is not listed' };
  if (tool.trim() === '') return { refused: 'its name is blank; it is denied like any tool that is not listed' };
  return { name: tool };
}

/** The words of the product for each decision: an entry under `tools`, or `null` for a name under `hide`. */
const entryFor: Record<Decision, (item: SpelledItem) => JsonObject | null> = {
  allow: () => ({}),
  limit: ({ spelling, item: { rate } }) => ({
    limits: [{ counter: `${spelling}_rate`, window: rate.window, max: rate.max, scope: 'grant' }],
  }),
  ask: () => null,
  deny: () => null,
};

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, nameOf);
  const entries = items.map((item) => [item.spelling, entryFor[item.item.decision](item)] as const);
  const hide = entries.filter(([, entry]) => entry === null).map(([name]) => name);
  // Object.fromEntries defines its keys, so a tool called __proto__ is one like any other.
  const tools = Object.fromEntries(entries.filter((entry): entry is [string, JsonObject] => entry[1] !== null));
  const data: Json = {
    version: '1',
    default: 'deny',
    ...(hide.length === 0 ? {} : { hide }),
    ...(Object.keys(tools).length === 0 ? {} : { tools }),
  };
  return { data, lossy: [...unasked(items), ...sayUntested(items, 'This policy'), ...sayShared(items, 'PolicyLayer')], unlisted, refused };
}

function unasked(items: readonly SpelledItem[]): string[] {
  const asked = items.filter(({ item }) => item.decision === 'ask');
  if (asked.length === 0) return [];
  const which = asked.length === 1 ? `${sayName((asked[0] as SpelledItem).spelling)} is` : `${asked.length} tools are`;
  return [`PolicyLayer cannot wait for a person, so what should ask is denied: ${which} hidden instead.`];
}

/** What happens to a call, by decision; completes "X …". */
const outcomes: Record<Decision, (item: SpelledItem) => string> = {
  allow: () => 'can be called, as often as the agent likes',
  limit: ({ item }) => `can be called at most ${sayRate(item.rate)} under one grant; calls beyond that are denied`,
  ask: () => 'is taken off the tool list and its calls are denied, because PolicyLayer cannot wait for a person',
  deny: () => 'is taken off the tool list and its calls are denied',
};

function effect(request: PolicyRequest): string {
  const spelled = spellItems(request, nameOf);
  const title = sayName(request.title);
  const rest = request.scope === 'tool' ? `Every other tool of ${title} is denied as long as the policy does not list it.`
    : `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`;
  const only = onlyTool(spelled);
  return `${only === undefined ? tally(spelled) : sayOne(only)} ${rest}`;
}

function sayOne(only: SpelledItem): string {
  return `${sayName(only.spelling)} ${outcomes[only.item.decision](only)}.`;
}

function tally({ items, refused }: Spelled): string {
  return sayTally([
    [countTools(items, 'allow'), 'allowed without a limit'],
    [countTools(items, 'limit'), 'allowed only so often under one grant'],
    [countTools(items, 'ask', 'deny'), 'taken off the tool list and denied'],
    [refused.length, 'denied because a policy cannot name it'],
  ]);
}

function steps(request: PolicyRequest): string[] {
  return [
    `Register ${sayName(request.title)} with PolicyLayer and make a grant for the agent.`,
    request.scope === 'tool'
      ? 'Paste the policy as raw JSON if the grant has none yet; if it has one, add only the entry of this tool and keep the rest.'
      : 'Paste the policy as raw JSON and attach it to the grant; a grant without a policy denies every call.',
    'Point the MCP client at the address of the gateway, and remove its direct connection to the server: what does not pass the gateway is not checked.',
    'Call a tool that is denied, and see that the answer is an error that begins with [POLICY DENIED].',
  ];
}

/**
 * The order of the documentation: hidden, then the default for what is not under `tools`, then its predicates, then its limits. A
 * `deny_if` without conditions denies, as on the pages that publish it.
 */
function decide(data: Json, _serverKey: string, { tool, arguments: given }: PolicyCall): PolicyAnswer {
  const hiding = stringsIn(data, 'hide').find((name) => name === tool || name === '*');
  if (hiding !== undefined) return { outcome: 'deny', because: `hide lists ${sayName(hiding)}` };
  const entry = dig(data, 'tools', tool);
  if (entry === undefined) return { outcome: 'unlisted', because: `default is ${dig(data, 'default') === 'allow' ? 'allow' : 'deny'}` };
  const holds = (block: Json) => blocksIn(dig(block, 'conditions')).every((condition) => passesCondition(condition, given));
  if (!blocksIn(dig(entry, 'require')).every(holds)) return { outcome: 'deny', because: `require of ${sayName(tool)}`, depends: true };
  if (blocksIn(dig(entry, 'deny_if')).some(holds)) return { outcome: 'deny', because: `deny_if of ${sayName(tool)}`, depends: blocksIn(dig(entry, 'deny_if')).every((block) => blocksIn(dig(block, 'conditions')).length > 0) };
  const isLimited = blocksIn(dig(entry, 'limits')).length + blocksIn(dig(data, 'all_tools', 'limits')).length > 0;
  return { outcome: isLimited ? 'limit' : 'allow', because: `tools lists ${sayName(tool)}${isLimited ? ', with limits' : ''}` };
}

function blocksIn(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
