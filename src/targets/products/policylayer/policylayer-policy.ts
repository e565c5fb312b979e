import type { Json, JsonObject } from '../../../schema/json.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayDecided } from '../../words/say-decided.ts';
import { sayShared } from '../../words/say-shared.ts';
import { sayUntested } from '../../words/say-untested.ts';

const unlisted = 'Denied: the default of this policy is deny, and that holds for tools the server adds later too.';

/** The words of the product for each decision: an entry under `tools`, or `null` for a name under `hide`. */
const entryFor: Record<Decision, (item: SpelledItem) => JsonObject | null> = {
  allow: () => ({}),
  limit: ({ spelling, item: { rate } }) => ({
    limits: [{ counter: `${spelling}_rate`, window: rate.window, max: rate.max, scope: 'grant' }],
  }),
  ask: () => null,
  deny: () => null,
};

/** What runs under `tools`, what does not under `hide`. */
export function policylayerPolicy(items: readonly SpelledItem[]): SpelledPolicy {
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
  return { data, lossy: [...sayDecided(items, 'ask', unasked), ...sayUntested(items, 'This policy'), ...sayShared(items, 'PolicyLayer')], unlisted };
}

function unasked(tools: string): string {
  return `PolicyLayer cannot wait for a person, so what should ask is denied: ${tools} hidden instead.`;
}
