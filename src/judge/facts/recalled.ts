/** Longer texts hardly come again. */
const longest = 400;
/** Texts held at a time; all are let go when there are more. */
const mostHeld = 8000;

/** The same function of a text, worked out once for a text that comes again: tools share the words for their parameters. What it gives out is shared. */
export function recalled<Result>(work: (text: string) => Result): (text: string) => Result {
  const held = new Map<string, Result>();
  return (text) => {
    if (text.length > longest) return work(text);
    const known = held.get(text);
    if (known !== undefined) return known;
    const result = work(text);
    if (held.size >= mostHeld) held.clear();
    held.set(text, result);
    return result;
  };
}
