import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyOutcome, PolicyRequest } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { objectsIn } from '../../languages/json/dig.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { opencodeName, opencodeServerPattern } from '../../names/opencode-name.ts';
import { wildEntries } from '../../names/plain-entries.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { spelled } from '../../names/spelled.ts';
import { matchesWildcards } from '../../names/wildcards.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayAskingLosses } from '../../words/say-losses.ts';

const schema = 'https://opencode.ai/config.json';
const effects: Record<Decision, string> = { allow: 'allow', limit: 'ask', ask: 'ask', deny: 'deny' };
const unlisted = 'Asked about: the first rule asks for every tool of the server, and the last rule that matches decides.';

/** A rule for each tool, behind one that asks for the whole server: the last that matches decides. */
export function opencode2Policy(items: readonly SpelledItem[], { scope, serverKey }: PolicyRequest): SpelledPolicy {
  const wide = scope === 'server' ? [ruleOf(opencodeServerPattern(serverKey), 'ask')] : [];
  const permissions = [...wide, ...items.map(({ spelling, item }) => ruleOf(spelling, effects[item.decision]))];
  return {
    data: { $schema: schema, permissions }, lossy: sayAskingLosses(items, 'opencode 2'),
    unlisted: scope === 'server' ? unlisted : 'Left as they are: opencode 2 asks before a call, unless another rule decides otherwise.',
  };
}

function ruleOf(action: string, effect: string): JsonObject {
  return { action, resource: '*', effect };
}

/** What the last rule that matches a call says. Rules for some resources alone are passed over: calls of tools of servers have none. */
export function decideOpencode2(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const said = opencodeName(serverKey, tool);
  const name = 'name' in said ? said.name : `${opencodeServerPattern(serverKey).slice(0, -1)}${tool}`;
  const last = objectsIn(data, 'permissions').findLast(({ action, resource }) => typeof action === 'string' && resource === '*' && matchesWildcards(action, name));
  return last === undefined ? { outcome: 'unlisted', because: 'no rule' } : { outcome: last['effect'] as PolicyOutcome, because: String(last['action']) };
}

/** The rules that are about no action of opencode's own. */
export const findOpencode2Entries: FindEntries = (data, serverKey) => {
  const prefix = opencodeServerPattern(serverKey).slice(0, -1);
  const actions = objectsIn(data, 'permissions').map(({ action }) => action).filter((action) => typeof action === 'string' && /[_*?]/.test(action)) as string[];
  return wildEntries(actions, 'permissions', (text) => text.startsWith(prefix), spelled(opencodeName, serverKey));
};

/** The rules of all servers, what is wide before what is narrow; of two for one name the stricter stands last. */
export function combineOpencode2(all: readonly Json[]): JsonObject {
  const strictness = ['allow', 'ask', 'deny'];
  const rules = all.flatMap((data) => objectsIn(data, 'permissions')).filter(isJsonObject);
  const isWide = ({ action }: JsonObject) => String(action).endsWith('_*');
  const narrow = rules.filter((rule) => !isWide(rule)).sort((a, b) => strictness.indexOf(String(a['effect'])) - strictness.indexOf(String(b['effect'])));
  return { $schema: schema, permissions: [...rules.filter(isWide), ...narrow] };
}
