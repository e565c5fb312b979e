/**
 * The entry by which Cursor's permissions.json knows a tool: `<server>:<tool>`. Entries may hold `*`, and a colon in the server's
 * key would move the border between the two, so such names are refused (cursor.com/docs/reference/permissions).
 */
export function cursorName(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (serverKey === '' || /[:*?]/.test(serverKey)) return { refused: 'an entry cannot name a server under this key: it is empty or holds one of : * ?' };
  if (tool.trim() === '') return { refused: 'its name is blank, so no entry can name it alone' };
  if (/[*?]/.test(tool)) return { refused: 'its name holds * or ?, which an entry may read as a pattern' };
  return { name: `${serverKey}:${tool}` };
}
