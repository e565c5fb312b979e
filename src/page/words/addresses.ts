/** The page of a tool, seen from the root of the site. */
export function toolAddress(server: string, slug: string, ending: 'html' | 'json' | 'md' = 'html'): string {
  return `tools/${server}/${encodeURIComponent(slug)}.${ending}`;
}

/** The page of a server, seen from the root of the site. */
export function serverAddress(server: string, ending: 'html' | 'md' = 'html'): string {
  return `servers/${server}.${ending}`;
}

/** The record of a server, seen from the root of the site. */
export function recordAddress(server: string): string {
  return `api/v1/servers/${server}.json`;
}

/** What the policy of a whole server is written for, seen from the root of the site. */
export function requestAddress(server: string): string {
  return `api/v1/requests/${server}.json`;
}
