/**
 * Whether a path, as its names, is one that the patterns of a workspace mean: `*` is any part of one name, `**` any names, braces are taken for
 * any part of a name too, and the last that matches decides, for those with `!` take away.
 */
export function matchesMember(path: readonly string[], patterns: readonly string[]): boolean {
  let isMember = false;
  for (const pattern of patterns) {
    const takesAway = pattern.startsWith('!');
    const names = pattern.slice(takesAway ? 1 : 0).replace(/\{[^{}]*\}/g, '*').split('/').filter((name) => name !== '' && name !== '.');
    if (matchesNames(path, names)) isMember = !takesAway;
  }
  return isMember;
}

/** Goes back to the last `**` only: what an earlier one took matters no more. */
function matchesNames(path: readonly string[], names: readonly string[]): boolean {
  return greedy(path, names, (name, wanted) => matchesName([...name], [...wanted]), '**');
}

function matchesName(name: readonly string[], wanted: readonly string[]): boolean {
  return greedy(name, wanted, (one, other) => other === '?' || one === other, '*');
}

/** The usual way to match with wildcards, in time of the product of both lengths. */
function greedy(found: readonly string[], wanted: readonly string[], isSame: (one: string, other: string) => boolean, wildcard: string): boolean {
  let [at, next, back, from] = [0, 0, -1, 0];
  while (at < found.length) {
    if (next < wanted.length && wanted[next] !== wildcard && isSame(found[at] as string, wanted[next] as string)) [at, next] = [at + 1, next + 1];
    else if (wanted[next] === wildcard) [back, next, from] = [next, next + 1, at];
    else if (back >= 0) [next, from, at] = [back + 1, from + 1, from + 1];
    else return false;
  }
  return wanted.slice(next).every((each) => each === wildcard);
}
