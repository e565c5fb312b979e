/** What a program is called, wherever it lies: `/usr/bin/npx` and `C:\node\npx.cmd` are `npx`. */
export function programName(command: string): string {
  return command.slice(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1).replace(/\.(?:cmd|exe|bat|ps1)$/i, '').toLowerCase();
}
