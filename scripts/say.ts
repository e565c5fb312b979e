/** Says a line on standard error: standard output stays free for answers. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
