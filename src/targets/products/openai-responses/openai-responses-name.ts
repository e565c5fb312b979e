/** How it spells a tool. */
export function openaiResponsesName(_serverKey: string, tool: string): { name: string } | { refused: string } {
  return tool === '' ? { refused: 'it has no name; it is left out like any tool that is not listed' } : { name: tool };
}
