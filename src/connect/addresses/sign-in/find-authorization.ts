import { discoverAuthorizationServerMetadata, discoverOAuthProtectedResourceMetadata } from '@modelcontextprotocol/client';
import { metadataFetch } from './metadata-fetch.ts';
import type { Taking } from '../../taking.ts';
import type { Unauthorized } from './unauthorized.ts';

/**
 * The authorization server of a server that asks for credentials: the one its metadata name (RFC 9728), or else its own origin
 * where that is one (RFC 8414). Null when there is none to be found.
 */
export async function findAuthorization(url: URL, { challenge }: Unauthorized, taking: Taking): Promise<string | null> {
  const fetchFn = metadataFetch(taking);
  const { resourceMetadataUrl } = challenge;
  const resource = await discoverOAuthProtectedResourceMetadata(withoutQuery(url), { ...(resourceMetadataUrl && { resourceMetadataUrl }) }, fetchFn).catch(() => null);
  const named = resource?.authorization_servers?.[0]
    ?? (await discoverAuthorizationServerMetadata(url.origin, { fetchFn, skipIssuerValidation: true }).catch(() => null))?.issuer;
  const found = named === undefined ? null : URL.parse(named);
  return found === null ? null : `${found.origin}${found.pathname.replace(/\/$/, '')}`;
}

/** The address of a server as metadata are looked for: its query may be secret. */
export function withoutQuery({ origin, pathname }: URL): URL {
  return new URL(pathname, origin);
}
