import type { PolicyRequest } from '../schema/policy.ts';
import type { Format } from './languages/format.ts';
import { spellItems } from './names/spell-items.ts';
import type { SpelledItem } from './names/spell-items.ts';
import type { Product, SpelledPolicy } from './product.ts';
import { sayEffect } from './words/say-effect.ts';
import type { EffectWords } from './words/say-effect.ts';

/** What the file of a product says. The rest follows from it. */
export interface ProductParts extends Omit<Product, 'id' | 'file' | 'build' | 'print' | 'read' | 'effect'> {
  fileName: string;
  format: Format;
  /** Where the product refuses more than its language does. */
  read?: Format['read'];
  policyOf: (items: readonly SpelledItem[], request: PolicyRequest) => SpelledPolicy;
  words: EffectWords;
}

/** A product from what is its own. */
export function makeProduct({ fileName, format, policyOf, words, ...own }: ProductParts): Omit<Product, 'id'> {
  return {
    read: format.read, ...own,
    file: { name: fileName, language: format.language },
    print: format.print,
    build: (request) => {
      const { items, refused } = spellItems(request, own.nameOf);
      return { ...policyOf(items, request), refused };
    },
    effect: (request) => sayEffect(request, own.nameOf, words),
  };
}
