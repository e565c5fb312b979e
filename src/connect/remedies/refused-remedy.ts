import type { Asked, Refusal } from '../../schema/network/asked.ts';
import { hostAndPort } from '../../schema/network/host-rule.ts';
import type { Cause } from '../causes.ts';
import type { GivenBy } from '../launch/given-by.ts';
import type { Observed } from '../observed.ts';

/** Failures of a program that ran: what it could not reach may be why. */
const ofRunning: ReadonlySet<Cause> = new Set<Cause>(['exited', 'timeout', 'refused', 'not-mcp']);

const passedBy = 'It tried to reach the network without the proxy that it is told of (HTTP_PROXY, HTTPS_PROXY), and nothing left the sandbox. '
  + 'Look whether it can be told to use that proxy; fetch of Node does from Node 22.21 and 24.0 on.';

/** A program that says it was refused by this very machine: in the sandbox there is nothing of it. */
const refusedHere = /\bECONNREFUSED\b.{0,40}?(127(?:\.\d{1,3}){3}:\d{1,5}|::1:\d{1,5})/;

/** What to do about a program in a sandbox that complains of an address of this machine. Undefined for any other complaint. */
export function hereRemedy(cause: Cause, says: string, { sandbox }: Observed): string | undefined {
  const place = sandbox === 'bwrap' && ofRunning.has(cause) ? refusedHere.exec(says)?.[1] : undefined;
  return place === undefined ? undefined : `It asked for ${place}, which lies on this machine: no option lets a program in the sandbox go there.`;
}

/** Places that a remedy names; a report lists all. */
const mostNamed = 4;

/** What to do about a failure of a program that was refused a way out: what allows it, or that nothing does. Undefined where there is nothing to say. */
export function refusedRemedy(cause: Cause, { asked = [], direct = 0 }: Observed, by: GivenBy = 'options'): string | undefined {
  if (!ofRunning.has(cause)) return undefined;
  const [unlisted, inner] = [placesRefused(asked, 'not-listed'), placesRefused(asked, 'inner-address')];
  const refused = [
    ...(unlisted.length === 0 ? [] : [`It asked for ${unlisted.join(', ')}, which was refused: if you trust it with that, ${by === 'file' ? 'put that under network in its server file, or ' : ''}pass ${unlisted.map((place) => `--allow-host ${place}`).join(' ')}.`]),
    ...(inner.length === 0 ? [] : [`It asked for ${inner.join(', ')}, which ${inner.length === 1 ? 'lies' : 'lie'} on this machine or in a private network: no option lets a program in the sandbox go there.`]),
  ];
  if (refused.length > 0) return refused.join(' ');
  return direct > 0 ? passedBy : undefined;
}

function placesRefused(asked: readonly Asked[], reason: Refusal): string[] {
  return asked.filter(({ why, host }) => why === reason && host !== '').map(({ host, port }) => hostAndPort(host, port)).slice(0, mostNamed);
}
