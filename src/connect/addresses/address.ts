import type { UrlLaunch } from '../launch/launch.ts';
import { Unlisted } from '../unlisted.ts';

/** An address without user info, and the headers to send there. */
export interface Address { url: URL; headers: Record<string, string> }

/** Where a launch leads. User info becomes the header it stands for. Throws `Unlisted` for what is no address of the web. */
export function addressOf(launch: UrlLaunch): Address {
  const url = URL.parse(launch.url);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new Unlisted('unreachable', 'its address is none of http or https');
  // Fetch would repeat the value in its own error.
  if (!areSendable(launch.headers)) throw new Unlisted('header-invalid', 'a header it is to be given cannot be sent');
  const { username, password } = url;
  url.username = '';
  url.password = '';
  url.hash = '';
  if (username === '' && password === '') return { url, headers: launch.headers };
  const basic = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64');
  return { url, headers: { Authorization: `Basic ${basic}`, ...launch.headers } };
}

/** A part of an address as it was meant; as it is, where its escapes are none. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function areSendable(headers: Record<string, string>): boolean {
  try {
    return new Headers(headers) instanceof Headers;
  } catch {
    return false;
  }
}
