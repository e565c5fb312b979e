/** Keys under `permission` that are opencode's own; a tool spelled like one would change that instead. Its schema of 1.18 names them. */
const ownPermissions = ['external_directory', 'doom_loop'];

/**
 * The name under which opencode knows a tool: `<server>_<tool>`, where each UTF-16 unit other than a letter, digit, `_` or `-` of
 * either part is `_`. Measured on 1.18.33 by listing tools with such names and reading the names it offered to the model.
 */
export function opencodeName(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (serverKey === '') return { refused: 'the server has no name in the configuration, so no rule can name its tools' };
  const name = `${plain(serverKey)}_${plain(tool)}`;
  if (tool === '') return { refused: 'it has no name, so a rule for it reads like a rule for the server' };
  if (ownPermissions.includes(name)) return { refused: `opencode has a permission of its own called ${name}` };
  return { name };
}

/** The pattern that matches every tool of a server. */
export function opencodeServerPattern(serverKey: string): string {
  return `${plain(serverKey)}_*`;
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '_');
}

/** What a rule for a tool says of the server, if it ends like one. */
export function opencodeKeyBefore(rule: string, tool: string): string | undefined {
  const said = opencodeName('x', tool);
  return 'name' in said && rule.endsWith(said.name.slice(1)) ? rule.slice(0, 1 - said.name.length) : undefined;
}
