/** A key as Kubernetes can name a resource (RFC 1123 label): lower case, letters, digits and hyphens, at most 63. */
export function resourceName(serverKey: string): string {
  const name = serverKey.toLowerCase().replace(/[^a-z0-9-]+/g, '-').slice(0, 63).replace(/^-+|-+$/g, '');
  return name === '' ? 'mcp-server' : name;
}
