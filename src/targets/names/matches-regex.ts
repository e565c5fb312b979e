/** Whether a name fits a regular expression that somebody wrote; one that is none fits nothing. */
export function matchesRegex(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    return false;
  }
}
