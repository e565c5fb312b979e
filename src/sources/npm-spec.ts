/** npm's own rules for names; ranges, aliases, git and file addresses are no pinned thing to judge. */
const npmPattern = /^((?:@[a-z0-9~._-]+\/)?[a-z0-9~_-][a-z0-9~._-]*)(?:@([0-9a-z][0-9a-z.+_-]*))?$/i;

/** A package of the npm registry and what was asked for of it; null for a text that names something else. */
export function npmSpec(text: string): { package: string; version: string | null } | null {
  const match = npmPattern.exec(text);
  return match === null ? null : { package: match[1] as string, version: match[2] ?? null };
}
