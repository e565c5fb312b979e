import type { FilePlace } from './client-files.ts';

/**
 * The place that a path is, as an index, by comparing its end: a file of somebody's own naming is taken for one of the person, wherever
 * it lies. `resolved[i]` is the absolute path of `places[i]` here, with `/` between its parts.
 */
export function whosePlace(path: string, places: readonly FilePlace[], resolved: readonly string[]): number {
  const exact = resolved.findIndex((one) => one === path || (one.includes('/*') && isInto(path, one)));
  if (exact >= 0) return exact;
  const alike = places.findLastIndex((place) => place.path.startsWith('./') && path.endsWith(place.path.slice(1)));
  if (alike >= 0) return alike;
  const managed = places.findLastIndex((place) => place.path.startsWith('/') && path.endsWith(place.path.slice(place.path.lastIndexOf('/'))) && /managed/.test(place.path));
  return managed >= 0 ? managed : places.findIndex(({ whose }) => whose === 'user');
}

function isInto(path: string, pattern: string): boolean {
  const at = pattern.lastIndexOf('/');
  return path.startsWith(pattern.slice(0, at + 1)) && !path.slice(at + 1).includes('/') && path.endsWith(pattern.slice(at + 2));
}
