import { clientWords } from './client-words.ts';
import type { EffectWords } from './say-effect.ts';
import { sayName } from './say-name.ts';

/** The words of a client that runs a tool, asks before it or refuses its calls; whether it hides what it refuses is not known. */
export function refusingWords(client: string): EffectWords {
  const { one, many } = clientWords(client);
  return {
    one: { ...one, deny: (name) => `${client} refuses calls of ${name}` },
    many: [...many.slice(0, 2), [['deny'], 'refused']],
    refused: 'left without an entry, because none can name it',
    rest: {
      tool: (title) => `Other tools of ${title} stay as they are.`,
      server: (title) => `A tool that is not listed, such as one ${title} adds later, stays as it is: by default ${client} asks.`,
    },
  };
}

/** That a client must know the server by the key that the policy is made for; `where` completes "Check that …". */
export function sayKey(where: string, serverKey: string): string {
  return `Check that ${where} calls the server ${sayName(serverKey)}: under another name the entries match nothing.`;
}
