/** What a model's provider takes as the name of a tool, and how long it may be. */
const plain = /^[A-Za-z][A-Za-z0-9_-]*$/;
const longest = 63;

/**
 * The name under which Qwen Code knows a tool: `mcp__<server>__<tool>`. One that is too long or holds other characters gets `_` for each
 * of these, and ends in a hash of the whole (FNV-1a, seven digits to the base of 36), so that no two are alike. Measured on 0.24.4,
 * by listing tools with such names and reading those it made; a server with a tool called `__proto__` it does not list at all.
 */
export function qwenCodeName(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (serverKey === '') return { refused: 'the server has no name in the configuration, so no rule can name its tools' };
  if (tool.trim() === '') return { refused: 'its name is blank, so a rule for it would read as one for the whole server' };
  const name = `mcp__${serverKey}__${tool}`;
  if (name.length <= longest && plain.test(name)) return { name };
  const end = `_${hashOf(name)}`;
  return { name: `${name.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, longest - end.length)}${end}` };
}

function hashOf(name: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0');
}
