/** Fewer characters than this are too few to tell. */
const fewest = 20;
/** Changes between letters and digits, and from small letters to capitals, for each character: names have a quarter at most. */
const leastChanges = 0.3;
const leastDigits = 3;

/** Whether a word looks like one that a machine drew: a key, a token, a hash; not a name, however long it is. */
export function isRandomLooking(word: string): boolean {
  if (word.length < fewest || (word.match(/[0-9]/g) ?? []).length < leastDigits || !/[a-z]/i.test(word)) return false;
  const changes = word.match(/(?<=[a-z])[A-Z]|(?<=[a-z])[0-9]|(?<=[A-Z])[0-9]|(?<=[0-9])[A-Za-z]/g) ?? [];
  return changes.length / word.length >= leastChanges;
}
