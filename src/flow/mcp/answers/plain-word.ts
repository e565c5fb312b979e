/** What names of parameters, values and places in a definition are made of. */
const plain = /^[\w.$:/[\]~*@+-]{0,80}$/;

/** A word of a stranger's for a model: itself where it can be no sentence, else that it is withheld. */
export function plainWord(word: string): string {
  return plain.test(word) ? word : '⟨withheld⟩';
}
