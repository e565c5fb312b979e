import { addressOf } from './address.ts';
import type { Address } from './address.ts';
import { findAuthorization } from './sign-in/find-authorization.ts';
import type { UrlLaunch } from '../launch/launch.ts';
import { listEvents } from './list-events.ts';
import type { Listing } from '../listing/listing.ts';
import { listStreamable, OlderServer } from './list-streamable.ts';
import { maskFailure, maskListing, maskObserved } from '../masking/mask-listing.ts';
import { maskFor } from '../masking/mask.ts';
import type { Mask } from '../masking/mask.ts';
import { signIn } from './sign-in/sign-in.ts';
import type { Taking } from '../taking.ts';
import { Unauthorized } from './sign-in/unauthorized.ts';
import { Unlisted } from '../unlisted.ts';

/** Shows a person the address at which to sign in. */
export type ShowSignIn = (address: string) => void;

/**
 * Lists a remote server: over streamable HTTP, or over the older HTTP with SSE where it knows only that. Where it asks for
 * credentials, and `show` is given, a person signs in first. Throws `Unlisted`.
 */
export async function listAddress(launch: UrlLaunch, taking: Taking, show?: ShowSignIn): Promise<Listing> {
  const address = addressOf(launch);
  const mask = maskFor(launch);
  try {
    taking.onProgress('connect');
    return await listThere(address, taking, mask).catch(async (error: unknown) => {
      if (!(error instanceof Unauthorized)) throw error;
      if (show === undefined) throw await withAuthorization(error, address.url, taking);
      return listWithToken(launch, await signIn(address.url, error, taking, show), taking);
    });
  } catch (error) {
    throw maskFailure(error, mask);
  }
}

async function listThere(address: Address, taking: Taking, mask: Mask): Promise<Listing> {
  const listing = await listStreamable(address, taking).catch((error: unknown) => {
    if (!(error instanceof OlderServer)) throw error;
    return listEvents(address, taking, error.failure);
  });
  maskObserved(taking.observed, mask);
  return maskListing(listing, mask);
}

/** The token lives here and is masked like what was passed in. */
async function listWithToken(launch: UrlLaunch, token: string, taking: Taking): Promise<Listing> {
  const others = Object.entries(launch.headers).filter(([name]) => name.toLowerCase() !== 'authorization');
  const signedIn = { ...launch, headers: { ...Object.fromEntries(others), Authorization: `Bearer ${token}` } };
  const mask = maskFor(signedIn);
  try {
    return await listThere(addressOf(signedIn), taking, mask);
  } catch (error) {
    throw maskFailure(error, mask);
  }
}

async function withAuthorization(error: Unauthorized, url: URL, taking: Taking): Promise<Unlisted> {
  const server = await findAuthorization(url, error, taking);
  if (server === null) return error;
  return new Unlisted('unauthorized', `${error.message}; its authorization server is ${server}`, 'Pass --login to sign in there, or a token you have: --bearer-env NAME.');
}
