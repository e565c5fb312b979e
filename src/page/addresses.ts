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

/** Page of an npm package at one version. */
export function npmAddress(name: string, version: string): string {
  return `https://www.npmjs.com/package/${name.split('/').map(encoded).join('/')}/v/${encoded(version)}`;
}

/** As `encodeURIComponent`, which does not take half a surrogate pair. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
