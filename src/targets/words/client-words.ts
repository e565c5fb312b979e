import type { EffectWords } from './say-effect.ts';

/** The words of a client that runs a tool, asks before it or hides it, and has no rates. */
export function clientWords(client: string): Pick<EffectWords, 'one' | 'many'> {
  return {
    one: {
      allow: (name) => `${client} runs ${name} without asking`,
      limit: (name) => `${client} asks before each call of ${name}, because it cannot limit how often a tool runs; where nobody can answer, the call is refused`,
      ask: (name) => `${client} asks before each call of ${name}; where nobody can answer, the call is refused`,
      deny: (name) => `${client} does not offer ${name} to the model, and refuses calls of it`,
    },
    many: [[['allow'], 'allowed without asking'], [['limit', 'ask'], 'asked about before each call'], [['deny'], 'not offered to the model']],
  };
}
