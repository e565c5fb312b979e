import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';
import type { PolicyCall, PolicyDocument, PolicyOutcome, PolicyRequest, Target } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { PlaceError } from '../../../text/place-error.ts';
import { dig, objectIn } from '../../languages/json/dig.ts';
import { printJsonc } from '../../languages/json/print-jsonc.ts';
import { readJsonc } from '../../languages/json/read-jsonc.ts';
import { spellItems } from '../../names/spell-items.ts';
import { matchesWildcards } from '../../names/wildcards.ts';
import { sayEffect } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayShared } from '../../words/say-shared.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { opencodeName, opencodeServerPattern } from './opencode-name.ts';

/**
 * The `permission` rules of opencode's configuration. The last rule that matches decides, so the order of keys is the policy:
 * the rule for the whole server stands first. Without a rule opencode runs what a server offers. Measured on opencode 1.18.33.
 */
export const opencode: Target = {
  id: 'opencode',
  label: 'opencode',
  proof: {
    grade: 'engine',
    says: 'opencode 1.18.33 was run with such a file against a test server: allowed tools ran, asked ones waited for a person, denied ones were not offered to the model.',
  },
  file: { name: 'opencode.json', language: 'jsonc' },
  build,
  print: printJsonc,
  effect: (request) => sayEffect(request, opencodeName, words),
  steps,
  decide,
  read,
  nameOf: opencodeName,
};

const actions = ['allow', 'ask', 'deny'] as const;
const actionFor: Record<Decision, (typeof actions)[number]> = { allow: 'allow', limit: 'ask', ask: 'ask', deny: 'deny' };

const unlisted: Record<PolicyRequest['scope'], string> = {
  server: 'Asked about: the first rule asks before calls of any tool of the server that has no rule of its own.',
  tool: 'Left as they are: opencode runs them without asking, unless another rule decides otherwise.',
};

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, opencodeName);
  const rules = items.map(({ spelling, item }) => [spelling, actionFor[item.decision]] as const);
  const first = request.scope === 'server' && request.serverKey !== '' ? [[opencodeServerPattern(request.serverKey), 'ask'] as const] : [];
  const data: Json = { $schema: 'https://opencode.ai/config.json', permission: Object.fromEntries([...first, ...rules]) };
  const lossy = [...sayUnlimited(items, 'opencode', asksInstead), ...sayUntested(items, 'opencode'), ...sayShared(items, 'opencode')];
  return { data, lossy, unlisted: unlisted[request.scope], refused };
}

const words: Parameters<typeof sayEffect>[2] = {
  one: {
    allow: (name) => `opencode runs ${name} without asking`,
    limit: (name) => `opencode asks before each call of ${name}, because it cannot limit how often a tool runs; where nobody can answer, the call is refused`,
    ask: (name) => `opencode asks before each call of ${name}; where nobody can answer, the call is refused`,
    deny: (name) => `opencode does not offer ${name} to the model, and refuses calls of it`,
  },
  many: [[['allow'], 'allowed without asking'], [['limit', 'ask'], 'asked about before each call'], [['deny'], 'not offered to the model']],
  refused: 'left to the rule for the whole server, because no other rule can name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are: by default opencode runs them.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, is asked about.`,
  },
};

function steps({ serverKey }: PolicyRequest): string[] {
  return [
    'Add the rules to the permission object of opencode.json in the project, or of ~/.config/opencode/opencode.json for all projects.',
    `Check that your configuration calls the server ${sayName(serverKey)} under mcp: under another name the rules match nothing.`,
    'Keep the order, and put wider rules such as * before them: the last rule that matches decides.',
    'Run opencode debug config and see that every rule is listed.',
  ];
}

function decide(data: Json, serverKey: string, { tool }: PolicyCall): ReturnType<NonNullable<Target['decide']>> {
  const spelled = opencodeName(serverKey, tool);
  const permission = dig(data, 'permission');
  if (typeof permission === 'string') return { outcome: permission as PolicyOutcome, because: `permission is ${permission}` };
  const name = 'name' in spelled ? spelled.name : `${opencodeServerPattern(serverKey).slice(0, -1)}${tool}`;
  const last = Object.entries(objectIn(permission)).findLast(([pattern]) => matchesWildcards(pattern, name));
  if (last === undefined) return { outcome: 'unlisted', because: 'no rule' };
  // A rule can hold patterns of its own; calls of MCP tools are matched as "*".
  const action = isJsonObject(last[1]) ? Object.entries(last[1]).filter(([pattern]) => pattern === '*').at(-1)?.[1] : last[1];
  return action === undefined ? { outcome: 'unlisted', because: 'no rule' } : { outcome: action as PolicyOutcome, because: last[0] };
}

function read(text: string, place: string): Json {
  const data = readJsonc(text, place);
  const values = Object.entries(objectIn(data, 'permission')).flatMap(([rule, value]) => (
    isJsonObject(value) ? Object.values(value).map((inner) => [rule, inner] as const) : [[rule, value] as const]));
  const wrong = values.find(([, value]) => !actions.some((action) => action === value));
  if (wrong !== undefined) throw new PlaceError(`${place}: ${wrong[0]}`, `${JSON.stringify(wrong[1])} is no action`, `Use one of: ${actions.join(', ')}.`);
  return data;
}
