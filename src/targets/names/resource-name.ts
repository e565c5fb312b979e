import { trimEnds } from '../../text/trim-ends.ts';

/** A key as Kubernetes can name a resource (RFC 1123 label): lower case, letters, digits and hyphens, at most 63. */
export function resourceName(serverKey: string): string {
  const name = trimEnds(serverKey.toLowerCase().replace(/[^a-z0-9-]+/g, '-').slice(0, 63), /-/);
  return name === '' ? 'mcp-server' : name;
}
