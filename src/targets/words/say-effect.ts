import type { PolicyRequest } from '../../schema/policy.ts';
import type { Decision } from '../../schema/vocabulary.ts';
import { countTools, onlyTool } from '../names/spell-items.ts';
import type { Spelled, SpelledItem } from '../names/spell-items.ts';
import { sayName } from './say-name.ts';
import { sayTally } from './say-tally.ts';

/** The words of a product for what its policy does. */
export interface EffectWords {
  /** What happens to calls of one tool, without the full stop. */
  one: Record<Decision, (name: string, item: SpelledItem) => string>;
  /** The same for many: decisions that end alike, and how. */
  many: readonly (readonly [decisions: readonly Decision[], what: string])[];
  /** What becomes of tools the product cannot name; completes "2 …". */
  refused: string;
  /** What becomes of all other tools of the server. */
  rest: Record<PolicyRequest['scope'], (title: string) => string>;
}

/** One sentence about the tool or the tally of the tools of a policy, and one about all others. */
export function sayEffect(request: PolicyRequest, spelled: Spelled, { one, many, refused, rest }: EffectWords): string {
  const only = onlyTool(spelled);
  const tally = () => sayTally([
    ...many.map(([decisions, what]) => [countTools(spelled.items, ...decisions), what] as const),
    [spelled.refused.length, refused],
  ]);
  const said = only === undefined ? tally() : `${one[only.item.decision](sayName(only.item.name), only)}.`;
  return `${said} ${rest[request.scope](sayName(request.title))}`;
}
