import type { Asked, NetworkSeen } from '../../schema/network/asked.ts';
import { hostAndPort } from '../../schema/network/host-rule.ts';
import { terminal } from '../../text/terminal.ts';
import type { Note } from './session-notes.ts';

/** Places in the notes of a server; who wants all takes JSON. */
const mostNamed = 5;

/** What a program asked the network for while only its list was wanted, as findings of its server. */
export function networkNotes(network: Pick<NetworkSeen, 'asked' | 'direct'> | undefined): Note[] {
  if (network === undefined) return [];
  const refused = network.asked.filter(({ allowed }) => !allowed);
  const told = refused.slice(0, mostNamed).map((asked) => `calls-home: asked for ${placeText(asked)} while only its list was wanted: refused${timesText(asked)}`);
  const rest = refused.length > mostNamed ? [`${refused.length - mostNamed} more places: see --format json`] : [];
  const direct = network.direct > 0 ? ['passes-proxy-by: tried to reach the network without the proxy: nothing left the sandbox'] : [];
  return [...told, ...rest, ...direct].map((text) => ({ label: 'finding', text }));
}

/** All that a program asked for, in a line, with what became of it. Empty when it asked for nothing. */
export function askedLine({ asked = [], direct = 0 }: { asked?: readonly Asked[] | undefined; direct?: number | undefined }): string {
  const parts = asked.map((each) => `${placeText(each)} ${each.allowed ? 'allowed' : 'refused'}${timesText(each)}`);
  return [...parts, ...(direct > 0 ? ['tried without the proxy: nothing left the sandbox'] : [])].join('; ');
}

function placeText({ host, port, why }: Asked): string {
  if (host === '') return why === 'malformed' ? 'something that could not be read' : 'other places';
  return `${terminal(hostAndPort(host, port), 120)}${why === 'inner-address' ? ' (an inner address)' : ''}`;
}

function timesText({ count }: Asked): string {
  return count === 1 ? '' : `, ${count} times`;
}
