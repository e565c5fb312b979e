import { localhostAllowedHostnames, validateHostHeader } from '@modelcontextprotocol/server';

/** What says where a request comes from. */
export interface Sender { host?: string | undefined; origin?: string | undefined }

const names = localhostAllowedHostnames().filter((name) => !name.startsWith('['));

/**
 * Why a request is refused, or null: a page of the web reaches this machine by a name of its own that leads here (DNS rebinding), or by our
 * name from its own origin. Clients that are no browsers send no origin.
 */
export function refuseForeign({ host, origin }: Sender, port: number): string | null {
  if (!validateHostHeader(host, names).ok) return 'The Host header must be 127.0.0.1 or localhost.';
  if (origin === undefined) return null;
  return names.some((name) => origin.toLowerCase() === `http://${name}:${port}`) ? null : 'The Origin header must be that of this server, or absent.';
}
