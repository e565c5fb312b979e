import type { Json } from '../../../schema/json.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayShared } from '../../words/say-shared.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';

const lists = ['allow', 'ask', 'deny'] as const;

/** The list of each decision. */
export const claudeCodeListFor: Record<Decision, (typeof lists)[number]> = { allow: 'allow', limit: 'ask', ask: 'ask', deny: 'deny' };

const unlisted = 'Left as they are: Claude Code asks before a call, unless another rule or the permission mode decides otherwise.';

/** A list of rules for each decision. */
export function claudeCodePolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const filled = lists.map((list) => [list, items.filter(({ item }) => claudeCodeListFor[item.decision] === list).map(({ spelling }) => spelling)] as const)
    .filter(([, rules]) => rules.length > 0);
  const data: Json = { permissions: Object.fromEntries(filled) };
  const lossy = [...sayUnlimited(items, 'Claude Code', asksInstead), ...sayUntested(items, 'Claude Code'), ...sayShared(items, 'Claude Code')];
  return { data, lossy, unlisted };
}
