import { dirname, sep } from 'node:path';

/** Whether a path is a folder, or lies in it; both as real paths. Without regard to case where the system has none. */
export function within(path: string, folder: string): boolean {
  const [inner, outer] = [folded(path), folded(folder)];
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

/** Those of some paths that lie in none of the others, each once, sorted. */
export function outermost(paths: readonly string[]): string[] {
  const all = [...new Set(paths)];
  return all.filter((path) => !all.some((other) => other !== path && within(path, other))).sort();
}

/** A path and all folders that hold it, itself first. */
export function upwards(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...upwards(above)];
}

function folded(path: string): string {
  return process.platform === 'darwin' || process.platform === 'win32' ? path.toLowerCase() : path;
}
