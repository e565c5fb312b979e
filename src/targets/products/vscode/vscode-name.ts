/**
 * The key by which VS Code's auto-approval settings know an MCP tool: its name alone, with `_` for every UTF-16 unit other than a
 * letter, digit, `_` or `-`. `isToolEligibleForAutoApproval` asks for the full reference name without the tool set, so the
 * server is no part of it (microsoft/vscode, languageModelToolsService.ts and mcpServer.ts, read in builds of 2025 and 2026).
 */
export function vscodeName(_serverKey: string, tool: string): { name: string } | { refused: string } {
  if (tool === '') return { refused: 'it has no name, so no key can stand for it' };
  return { name: tool.replace(/[^A-Za-z0-9_-]/g, '_') };
}
