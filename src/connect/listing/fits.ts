import type { Json } from '../../schema/json.ts';

/**
 * Whether a stranger's value can be handled: `units` of JSON text, `depth` levels of nesting, and no number that became
 * infinite when it was read, for that could not be written again.
 */
export function fits(value: Json, { units, depth }: { units: number; depth: number }): boolean {
  return hasFiniteLevels(value, depth) && JSON.stringify(value).length <= units;
}

/** Without recursion: a stack would overflow on the very thing that is looked for. */
function hasFiniteLevels(value: Json, depth: number): boolean {
  let level: Json[] = [value];
  for (let at = 0; level.length > 0; at += 1) {
    if (at > depth || level.some((each) => typeof each === 'number' && !Number.isFinite(each))) return false;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return true;
}
