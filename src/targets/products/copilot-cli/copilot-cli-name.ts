/** What else may stand before the parenthesis, per `copilot help permissions`: `write(x)` lets a server's tool x run, and writes to x. */
const kinds = ['shell', 'write', 'url'];

/**
 * The pattern by which Copilot CLI's permission flags know a tool: `<server>(<tool>)`, the server as configured, the tool with `-`
 * for every character other than a letter, digit, `_` or `-`. Measured on 1.0.102: `gh(a.b)` is accepted and matches nothing,
 * `gh(a-b)` matches the tool a.b; a server with other characters makes a flag that is not accepted.
 */
export function copilotCliName(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (!/^[A-Za-z0-9_./@-]+$/.test(serverKey)) return { refused: 'a flag cannot name a server under this key; letters, digits and _ - . / @ are allowed' };
  if (kinds.includes(serverKey)) return { refused: `a flag for ${serverKey} means a permission of Copilot CLI itself as well` };
  if (tool === '') return { refused: 'it has no name, so a flag for it would mean every tool of the server' };
  if (!/^[\0-\x7f]*$/.test(tool)) return { refused: 'Copilot CLI spells names beyond ASCII in a code of its own (Punycode), which is not written here' };
  return { name: `${serverKey}(${plain(tool)})` };
}

/** The name under which the model sees a tool, which is what `--excluded-tools` takes. */
export function copilotCliSeen(pattern: string): string {
  return plain(pattern.slice(0, -1).replace('(', '-'));
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '-');
}
