import type { Product } from '../product.ts';
import type { FindLists } from './name-list.ts';
import { exactEntries, wildEntries } from './plain-entries.ts';
import { spelled } from './spelled.ts';
import { matchesWildcards } from './wildcards.ts';

/** How a product with lists of names reads a file. */
interface ListReading {
  lists: FindLists;
  nameOf: Product['nameOf'];
  /** Whether a name can only be of this server. */
  isOwn: (text: string, serverKey: string) => boolean;
  /** `wild`: a name with * or ? is a pattern. */
  names: 'exact' | 'wild';
}

/** What a product decides that asks one list of names after the other, and the entries of its file. */
export function byLists({ lists, nameOf, isOwn, names: kind }: ListReading): Required<Pick<Product, 'decide' | 'findEntries'>> {
  const [matches, entriesOf] = kind === 'wild' ? [matchesWildcards, wildEntries] : [(text: string, name: string) => text === name, exactEntries];
  return {
    decide: (data, serverKey, { tool }) => {
      const said = nameOf(serverKey, tool);
      if ('refused' in said) return { outcome: 'unlisted', because: 'no entry can name it' };
      const list = lists(data, serverKey).find(({ names }) => names.some((text) => matches(text, said.name)));
      if (list === undefined) return { outcome: 'unlisted', because: 'no entry' };
      return { outcome: list.outcome, because: `${list.place}: ${list.names.find((text) => matches(text, said.name))}` };
    },
    findEntries: (data, serverKey) => {
      const spell = spelled(nameOf, serverKey);
      return lists(data, serverKey).flatMap(({ place, names }) => entriesOf(names, place, (text) => isOwn(text, serverKey), spell));
    },
  };
}
