/**
 * The name under which an MCP client of the AI SDK gives a tool: its own. `__proto__` in an object that is written into a program sets
 * no entry, so the tool would run without asking; what is refused is not among the active tools either.
 */
export function aiSdkName(_serverKey: string, tool: string): { name: string } | { refused: string } {
  if (tool.trim() === '') return { refused: 'its name is blank; it is left out like any tool that is not listed' };
  if (tool === '__proto__') return { refused: 'an object in a program cannot hold an entry of that name; it is left out like any tool that is not listed' };
  return { name: tool };
}
