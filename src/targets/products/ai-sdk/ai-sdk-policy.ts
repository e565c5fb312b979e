import type { Json, JsonObject } from '../../../schema/json.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { objectIn, stringsIn } from '../../languages/json/dig.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { spellingsOf } from '../../names/spellings-of.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayAskingLosses } from '../../words/say-losses.ts';
import { statusOf } from './ai-sdk-decide.ts';

const statuses: Record<Decision, string> = { allow: 'approved', limit: 'user-approval', ask: 'user-approval', deny: 'denied' };

const unlisted = 'Denied: activeTools lists all tools that the model is offered, so tools the server adds later are left out.';

/**
 * The tools that are offered, and what a call of each needs. What is denied is named too: `activeTools` is not asked when an approval
 * comes back, so by it alone a forged one would run any tool.
 */
export function aiSdkPolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const toolApproval = Object.fromEntries(items.map(({ spelling, item }) => [spelling, statuses[item.decision]]));
  return { data: { activeTools: spellingsOf(items, 'allow', 'limit', 'ask'), toolApproval }, lossy: sayAskingLosses(items, 'Vercel AI SDK'), unlisted };
}

/** The settings for several servers; where two have a tool of one name, the stricter. */
export function combineAiSdk(all: readonly Json[]): JsonObject {
  const strictness = ['allow', 'ask', 'deny'];
  const entries = all.flatMap((data) => Object.entries(objectIn(data, 'toolApproval')));
  const toolApproval = Object.fromEntries(entries.sort(([, a], [, b]) => strictness.indexOf(statusOf(a)) - strictness.indexOf(statusOf(b))));
  const active = new Set(all.flatMap((data) => stringsIn(data, 'activeTools')));
  return { activeTools: [...active].filter((name) => toolApproval[name] !== statuses.deny), toolApproval };
}
