/** Whether a name can be written in UTF-8: no lone half of a surrogate pair. */
export function hasWholeCharacters(name: string): boolean {
  return !/\p{Surrogate}/u.test(name);
}
