import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { objectIn, stringsIn } from '../../languages/json/dig.ts';
import type { FindLists } from '../../names/name-list.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayDecided } from '../../words/say-decided.ts';
import { sayAskingLosses } from '../../words/say-losses.ts';

/** `edit` is never among them: who edits a call may make it one of another tool. */
const asking = { allowedDecisions: ['approve', 'reject'] };
const reviews: Record<Decision, Json> = { allow: false, limit: asking, ask: asking, deny: { allowedDecisions: ['reject'] } };

const unlisted = 'Left as they are: LangChain runs them without asking, because the middleware approves what it does not name.';

/** What a person may answer to a call of each tool. */
export function langchainPolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const interruptOn = Object.fromEntries(items.map(({ spelling, item }) => [spelling, reviews[item.decision]]));
  return { data: { interruptOn }, lossy: [...sayAskingLosses(items, 'LangChain'), ...sayDecided(items, 'deny', unhidden)], unlisted };
}

function unhidden(tools: string): string {
  return `The middleware hides no tool: ${tools} offered to the model, and calls can only be rejected. Leave out of tools what should be hidden.`;
}

/** The entries of `interruptOn`, each a list of its own. */
export const langchainLists: FindLists = (data) => Object.entries(objectIn(data, 'interruptOn')).map(([name, review]) => (
  { place: 'interruptOn', outcome: outcomeOf(review), names: [name] }));

function outcomeOf(review: Json): Decision {
  if (!isJsonObject(review)) return review === true ? 'ask' : 'allow';
  return stringsIn(review, 'allowedDecisions').some((decision) => decision !== 'reject') ? 'ask' : 'deny';
}

/** The entries of several servers; where two have a tool of one name, the stricter. */
export function combineLangchain(all: readonly Json[]): JsonObject {
  const strictness = ['allow', 'ask', 'deny'];
  const entries = all.flatMap((data) => Object.entries(objectIn(data, 'interruptOn')));
  return { interruptOn: Object.fromEntries(entries.sort(([, a], [, b]) => strictness.indexOf(outcomeOf(a)) - strictness.indexOf(outcomeOf(b)))) };
}
