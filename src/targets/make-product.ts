import type { PolicyRequest } from '../schema/policy.ts';
import { suitedItem } from './arguments/suited-item.ts';
import type { Abilities } from './arguments/suited-item.ts';
import type { Format } from './languages/format.ts';
import { spellItems } from './names/spell-items.ts';
import type { Spelled, SpelledItem } from './names/spell-items.ts';
import type { Product, SpelledPolicy } from './product.ts';
import { sayDeniedAsks, withoutAsking } from './words/deny-asks.ts';
import { sayEffect } from './words/say-effect.ts';
import type { EffectWords } from './words/say-effect.ts';
import { sayChosen, saySuited } from './words/say-suited.ts';

/** What the file of a product says. The rest follows from it. */
export interface ProductParts extends Omit<Product, 'id' | 'file' | 'build' | 'print' | 'read' | 'effect' | 'suit'>, Pick<Abilities, 'says' | 'unlimited'> {
  fileName: string;
  format: Format;
  /** Where the product refuses more than its language does. A text may begin with a byte order mark only if `seesMark` is set. */
  read?: Format['read'];
  /** The product minds a byte order mark, so `read` gets it; others read over it. */
  seesMark?: true;
  policyOf: (items: readonly SpelledItem[], request: PolicyRequest) => SpelledPolicy;
  words: EffectWords;
}

/** A product from what is its own. */
export function makeProduct({ fileName, format, policyOf, words, says, unlimited, read = format.read, seesMark, ...own }: ProductParts): Omit<Product, 'id'> {
  const abilities: Abilities = { counts: own.limits !== undefined, ...(says && { says }), ...(unlimited && { unlimited }), ...(own.unasked && { unasked: own.unasked }) };
  const asked = (request: PolicyRequest) => (own.skipsAsking && request.posture === 'strict' ? withoutAsking(request) : request);
  return {
    ...own,
    read: seesMark ? read : (text, place, whose) => read(text.replace(/^\ufeff/, ''), place, whose),
    file: { name: fileName, language: format.language },
    print: format.print,
    suit: (item, request) => suitedItem(asked({ ...request, items: [item] }).items[0] ?? item, abilities, request),
    build: (given) => {
      const request = asked(given);
      const { items, refused } = suited(spellItems(request, own.nameOf), abilities, request);
      const { lossy, ...policy } = policyOf(items, request);
      return { ...policy, lossy: [...sayChosen(items, own.label, abilities.unasked !== undefined, request), ...lossy, ...saySuited(items, own.label), ...sayDeniedAsks(given, request, own.label)], refused };
    },
    effect: (given) => {
      const request = asked(given);
      return sayEffect(request, suited(spellItems(request, own.nameOf), abilities, request), words);
    },
    steps: (request) => own.steps(asked(request)),
  };
}

/** The items as the product can carry them out, each with what is recommended where that is something else. */
function suited({ items, refused }: Spelled, abilities: Abilities, request: PolicyRequest): Spelled {
  return { refused, items: items.map((spelled) => ({ ...spelled, item: suitedItem(spelled.item, abilities, request), meant: spelled.item })) };
}
