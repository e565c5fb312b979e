/** The beginning of a text up to the last word that fits whole: half a secret would not be known for one. */
export function wholeWords(text: string, most: number): string {
  const line = text.slice(0, 4 * most).replace(/\s+/g, ' ').trim();
  if (line.length <= most) return text.length > 4 * most ? `${line} …` : line;
  const end = Math.max(line.lastIndexOf(' ', most), line.lastIndexOf('"', most));
  return end <= 0 ? '…' : `${line.slice(0, end).trimEnd()} …`;
}
