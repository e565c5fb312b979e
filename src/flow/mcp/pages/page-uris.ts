import { serverAddress, toolAddress } from '../../../page/words/addresses.ts';

/** Pages are resources at the addresses they have on the site, so that links between them hold. */
export const siteRoot = 'toolrisk://site/';

/** The page of a tool. */
export function toolPageUri(server: string, slug: string): string {
  return siteRoot + toolAddress(server, slug, 'md');
}

/** The page of a server. */
export function serverPageUri(server: string): string {
  return siteRoot + serverAddress(server, 'md');
}
