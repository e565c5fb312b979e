/** A set of phrases that is looked up word by word: the time to search a text does not grow with the number of phrases. */
export interface Phrases {
  /** Length in words of the longest phrase that begins at this word, and the phrase; null when none does. */
  at(words: readonly string[], from: number): { length: number; phrase: string } | null;
}

interface Node { next: Map<string, Node>; phrase: string | null }

/** Makes a set of phrases searchable. Words are parted by spaces. */
export function phrasesOf(phrases: Iterable<string>): Phrases {
  const root: Node = { next: new Map(), phrase: null };
  for (const phrase of phrases) {
    let node = root;
    for (const word of phrase.split(' ')) node = childOf(node, word);
    node.phrase = phrase;
  }
  return { at: (words, from) => longestFrom(root, words, from) };
}

function childOf(node: Node, word: string): Node {
  const known = node.next.get(word);
  if (known !== undefined) return known;
  const child: Node = { next: new Map(), phrase: null };
  node.next.set(word, child);
  return child;
}

function longestFrom(root: Node, words: readonly string[], from: number): { length: number; phrase: string } | null {
  let found: { length: number; phrase: string } | null = null;
  let node: Node | undefined = root;
  for (let index = from; index < words.length; index += 1) {
    node = node.next.get(words[index] as string);
    if (node === undefined) return found;
    if (node.phrase !== null) found = { length: index - from + 1, phrase: node.phrase };
  }
  return found;
}
