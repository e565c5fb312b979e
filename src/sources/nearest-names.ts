/** The names most like a misspelt one: at most three, nearest first, none that differ in more than a third of it. One in other letters is the one that was meant. */
export function nearestNames(wanted: string, names: Iterable<string>): string[] {
  const all = [...new Set(names)];
  const same = all.filter((name) => name.toLowerCase() === wanted.toLowerCase());
  if (same.length > 0) return same.slice(0, 3);
  const most = Math.max(2, Math.floor(wanted.length / 3));
  const ranked = all.map((name) => ({ name, distance: distance(wanted.toLowerCase(), name.toLowerCase()) }));
  return ranked.filter((entry) => entry.distance <= most)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3).map((entry) => entry.name);
}

/** Levenshtein distance; a name that contains the other is near whatever its length. */
function distance(a: string, b: string): number {
  if (a.length > 2 && (b.includes(a) || a.includes(b))) return 1;
  if (Math.abs(a.length - b.length) > a.length) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] as number) + 1, (row[j] as number) + 1, (row[j - 1] as number) + cost));
    }
    row = next;
  }
  return row[b.length] as number;
}
