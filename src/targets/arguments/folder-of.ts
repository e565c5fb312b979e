/** The beginning of every path in a folder. Without the slash at its end, "/srv/data" would also begin "/srv/database". */
export function folderOf(prefix: string): string {
  return /[/\\]$/.test(prefix) ? prefix : `${prefix}/`;
}
