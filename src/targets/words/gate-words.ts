import type { EffectWords } from './say-effect.ts';
import { restDenied } from './rest-words.ts';

/** The words of a product that lets a tool through or not: `without` completes "is denied as long as …". */
export function gateWords(product: string, without: string): EffectWords {
  return {
    one: {
      allow: (name) => `${product} lets ${name} be called, as often as the agent likes`,
      limit: (name) => `${product} lets ${name} be called, as often as the agent likes, because it cannot limit how often a tool runs`,
      ask: (name) => `${product} does not list ${name} and refuses its calls, because it cannot wait for a person`,
      deny: (name) => `${product} does not list ${name} and refuses its calls`,
    },
    many: [[['allow', 'limit'], 'allowed without a limit'], [['ask', 'deny'], 'not listed and refused']],
    refused: 'denied because a list cannot name it',
    rest: restDenied(without),
  };
}
