import { readdirSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { realPath } from '../../../connect/sandbox/paths/real-place.ts';
import { within } from '../../../connect/sandbox/paths/within.ts';

/** What is at a path: a file, or something that really lies out of reach and is not looked at; all else is nothing. */
export type Look = 'nothing' | 'file' | 'elsewhere';

/** Looks at a path. `reach`: the real folder outside of which nothing is looked at; null for the whole machine. */
export function lookWithin(path: string, reach: string | null): Look {
  const real = realPath(path);
  if (real === null) return 'nothing';
  if (reach !== null && !within(real, reach)) return 'elsewhere';
  return kindAt(real)?.isFile() === true ? 'file' : 'nothing';
}

/** What the system says of a path; nothing also where it may not be looked at. */
export function kindAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The names in a folder; none where it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
