/** A text without the characters at its end that `drops` matches. A search for such a run would take quadratic time. */
export function trimEnd(text: string, drops: RegExp): string {
  let end = text.length;
  while (end > 0 && drops.test(text[end - 1] as string)) end -= 1;
  return text.slice(0, end);
}

/** The same at both ends. */
export function trimEnds(text: string, drops: RegExp): string {
  let start = 0;
  while (start < text.length && drops.test(text[start] as string)) start += 1;
  return trimEnd(text.slice(start), drops);
}
