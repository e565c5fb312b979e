/**
 * Characters Claude Code drops from tool names before it spells them: formats, private use, unassigned, lone surrogates.
 * Measured on 2.1.197 by listing tools with such names and reading the names it offered to the model.
 */
const dropped = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;

/**
 * The name under which Claude Code knows a tool, and by which its permission rules call it: `mcp__<server>__<tool>`, where
 * each UTF-16 unit other than a letter, digit, `_` or `-` of either part is `_`. Tool names are brought to NFKC and cleaned of
 * hidden characters first, server names are not. Measured on 2.1.197; a server called "claude.ai …" has runs of `_` drawn
 * together. A rule that spells the server as the configuration does ("mcp__my server__x") matches nothing.
 */
export function claudeCodeName(serverKey: string, tool: string): { name: string } | { refused: string } {
  const server = plain(serverKey);
  const name = plain(tool.normalize('NFKC').replace(dropped, ''));
  if (server === '') return { refused: 'the server has no name in the configuration, so no rule can name its tools' };
  // "mcp__server__" names exactly this tool today, but reads too much like "every tool of the server" to be relied on.
  if (name === '') return { refused: 'nothing is left of its name in Claude Code, so no rule can name it alone' };
  return { name: `mcp__${serverKey.startsWith('claude.ai ') ? drawnTogether(server) : server}__${name}` };
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '_');
}

function drawnTogether(name: string): string {
  return name.replace(/_+/g, '_').replace(/^_|_$/g, '');
}
