import { auth } from '@modelcontextprotocol/client';
import { randomBytes } from 'node:crypto';
import { withoutQuery } from './find-authorization.ts';
import { metadataFetch } from './metadata-fetch.ts';
import { openRedirectTarget } from './redirect-target.ts';
import { signInMemory } from './sign-in-memory.ts';
import type { Taking } from '../../taking.ts';
import type { Unauthorized } from './unauthorized.ts';
import { Unlisted } from '../../unlisted.ts';

/**
 * Signs in to a server by OAuth 2.1: authorization code with PKCE, registered on the spot (RFC 7591), the answer taken at an
 * address of this machine (RFC 8252). `show` is given the address for the person to open; nothing is opened here, and nothing
 * kept. Gives the access token. Throws `Unlisted` (`sign-in-failed`).
 */
export async function signIn(url: URL, { challenge }: Unauthorized, taking: Taking, show: (address: string) => void): Promise<string> {
  const target = await openRedirectTarget(taking.signal);
  const memory = signInMemory(target.address, randomBytes(16).toString('base64url'));
  const options = { serverUrl: withoutQuery(url), fetchFn: metadataFetch(taking), ...challenge };
  try {
    await auth(memory.provider, options);
    show(openable(memory.authorizationUrl()));
    const answer = await target.answer(taking.limits.signInMs);
    if (answer.get('state') !== memory.state) throw new Unlisted('sign-in-failed', 'signing in failed: the answer belongs to another question');
    const refusal = answer.get('error');
    if (refusal !== null) throw new Unlisted('sign-in-failed', `signing in was refused: ${refusal}`);
    const [code, iss] = [answer.get('code') ?? '', answer.get('iss')];
    await auth(memory.provider, { ...options, authorizationCode: code, ...(iss !== null && { iss }) });
    return memory.token();
  } catch (error) {
    if (taking.signal.aborted) throw taking.signal.reason;
    throw error instanceof Unlisted ? error : new Unlisted('sign-in-failed', `signing in failed: ${error instanceof Error ? error.message : 'unknown error'}`);
  } finally {
    target.close();
  }
}

/** An authorization server chose it: only an address of the web is shown. */
function openable(address: URL | null): string {
  if (address !== null && /^https?:$/.test(address.protocol)) return address.href;
  throw new Unlisted('sign-in-failed', 'signing in failed: the authorization server names no address to open');
}
