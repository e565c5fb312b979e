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

/** What the page of the changes of a server is called in its folder; null for the page of all, whose name no server's page has. */
export function changesName(server: string | null): string {
  return server === null ? 'index' : server === 'index' ? 'index~' : server;
}

/** The page of the changes of a server, or of all with null, seen from the root of the site; and its record. */
export function changesAddress(server: string | null, ending: 'html' | 'md' | 'json' = 'html'): string {
  if (ending === 'json') return server === null ? 'api/v1/changes.json' : `api/v1/changes/${server}.json`;
  return `changes/${changesName(server)}.${ending}`;
}
