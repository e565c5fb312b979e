/** How it spells a tool. */
export function claudeApiName(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (serverKey === '') return { refused: 'the server has no name in the request, so no toolset can mean it' };
  return tool === '' ? { refused: 'it has no name; it is disabled like any tool that is not listed' } : { name: tool };
}
