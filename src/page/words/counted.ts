/** `1 tool`, `1,234 tools`; of a noun with a plural of its own, that. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`;
}
