/** Patterns that the braces of one come to, and characters of one, at most: more are no list that anyone wrote. */
const mostPatterns = 100;
const longest = 1000;

/**
 * Whether a path, as its names, is one that the patterns of a workspace mean: `*` is any part of one name, `**` any names, braces are alternatives;
 * the last that matches decides, for those with `!` take away.
 */
export function matchesMember(path: readonly string[], patterns: readonly string[]): boolean {
  let isMember = false;
  for (const pattern of patterns.filter(({ length }) => length <= longest)) {
    const takesAway = pattern.startsWith('!');
    const plain = withoutBraces(pattern.slice(takesAway ? 1 : 0)).map((each) => each.split('/').filter((name) => name !== '' && name !== '.'));
    if (plain.some((names) => matchesNames(path, names))) isMember = !takesAway;
  }
  return isMember;
}

/** A pattern once for each of its alternatives. */
function withoutBraces(pattern: string): string[] {
  const [, before = '', inside = '', after = ''] = /^([^{}]*)\{([^{}]*)\}([^]*)$/.exec(pattern) ?? [];
  if (before === '' && inside === '' && after === '') return [pattern];
  const others = withoutBraces(after);
  return inside.split(',').flatMap((one) => others.map((other) => before + one + other)).slice(0, mostPatterns);
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
