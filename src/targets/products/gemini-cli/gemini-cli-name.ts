/** Longest name Gemini CLI gives a tool; it keeps the first and last thirty characters of a longer one. */
const longest = 63;
const kept = 30;

/**
 * The name Gemini CLI gives a tool: `mcp_<server>_<tool>`, where each UTF-16 unit other than a letter, digit, `_`, `-`, `.` or `:`
 * is `_`, cut in the middle when it is too long. `generateValidName` of @google/gemini-cli-core 0.61.0 does the same.
 */
export function geminiCliName(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (serverKey === '') return { refused: 'the server has no name in the configuration, so no rule can name its tools' };
  if (tool === '') return { refused: 'Gemini CLI skips a tool without a name' };
  const joined = `${serverKey}_${tool}`;
  const name = (joined.startsWith('mcp_') ? joined : `mcp_${joined}`).replace(/[^A-Za-z0-9_.:-]/g, '_');
  return { name: name.length > longest ? `${name.slice(0, kept)}...${name.slice(-kept)}` : name };
}

/**
 * The part of a rule that says which tool it is about. Its loader joins `mcpName` and `toolName` to `mcp_<mcpName>_<toolName>` and
 * compares that with the name above, so both are written where they join to it; otherwise the name alone.
 */
export function geminiCliTool(serverKey: string, name: string): { mcpName?: string; toolName: string } {
  const prefix = `mcp_${serverKey}_`;
  return name.startsWith(prefix) && name.length > prefix.length ? { mcpName: serverKey, toolName: name.slice(prefix.length) } : { toolName: name };
}

/** Whether one rule can stand for every tool of a server: `mcp_<server>_` then begins all their names, long ones too. */
export function canNameGeminiServer(serverKey: string): boolean {
  const prefix = `mcp_${serverKey}_`;
  return serverKey !== '' && prefix.length <= kept && !serverKey.startsWith('mcp_') && /^[A-Za-z0-9_.:-]+$/.test(serverKey);
}
