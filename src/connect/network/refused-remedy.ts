import { hostAndPort } from '../../schema/host-rule.ts';
import type { Cause } from '../causes.ts';
import type { Observed } from '../observed.ts';

/** Failures of a program that ran: what it could not reach may be why. */
const ofRunning: ReadonlySet<Cause> = new Set<Cause>(['exited', 'timeout', 'refused', 'not-mcp']);

/** Places that a remedy names; a report lists all. */
const mostNamed = 4;

/** What to do about a failure of a program that was refused a way out: the option that allows it. Undefined where there is nothing to say. */
export function refusedRemedy(cause: Cause, { asked = [], direct = 0 }: Observed): string | undefined {
  if (!ofRunning.has(cause)) return undefined;
  const places = asked.filter(({ why, host }) => why === 'not-listed' && host !== '').map(({ host, port }) => hostAndPort(host, port));
  if (places.length > 0) return `It asked for ${places.slice(0, mostNamed).join(', ')}, which was refused: if you trust it with that, pass ${places.slice(0, mostNamed).map((place) => `--allow-host ${place}`).join(' ')}.`;
  return direct > 0 ? 'It tried to reach the network without the proxy that it is told of, and nothing left the sandbox: look whether it can be told to use one.' : undefined;
}
