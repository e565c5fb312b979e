/** A label for the server. The caller chooses it freely, so the key is only made to fit: a letter first, then letters, digits, `_`, `-`. */
export function openaiLabel(serverKey: string): string {
  const label = serverKey.replace(/[^A-Za-z0-9_-]/g, '_');
  return /^[A-Za-z]/.test(label) ? label : `mcp_${label}`;
}
