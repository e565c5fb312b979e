/** Whether a name fits a pattern in which `*` stands for any run of characters and `?` for any one; everything else is itself. */
export function matchesWildcards(pattern: string, name: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === name;
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[\\s\\S]*').replaceAll('?', '[\\s\\S]');
  return new RegExp(`^${source}$`).test(name);
}
