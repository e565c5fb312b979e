/** Whether a text is ASCII throughout. Most are, and need no tables of Unicode to be read. */
export function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}
