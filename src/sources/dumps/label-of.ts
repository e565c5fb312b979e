/** What to call the tools of a file that names no server: the file's name without folder and extension. */
export function labelOf(place: string): string {
  const name = place.split(/[\\/]/).at(-1) as string;
  return name.replace(/(?<=.)\.[^.]*$/, '');
}
