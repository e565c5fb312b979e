/** How it spells a tool. */
export function policylayerName(_serverKey: string, tool: string): { name: string } | { refused: string } {
  if (tool === '*') return { refused: 'PolicyLayer reads * as every tool; this one is denied like any tool that is not listed' };
  if (tool.trim() === '') return { refused: 'its name is blank; it is denied like any tool that is not listed' };
  return { name: tool };
}
