import { refusals } from '../../../schema/network/asked.ts';
import { hostAndPort } from '../../../schema/network/host-rule.ts';
import type { NoWay, Place } from '../ways/way-out.ts';

/** What a program is told of an ask that leads nowhere: it often shows it to whoever runs it. One line. */
export function refusalText(place: Place | null, why: NoWay['why']): string {
  if (place === null) return `toolrisk: ${refusals.malformed}.\n`;
  const target = hostAndPort(place.host, place.port);
  if (why === 'unreachable') return `toolrisk: ${target} is allowed, but cannot be reached.\n`;
  return `toolrisk: ${target} is refused: ${refusals[why]}.${why === 'not-listed' ? ` Pass --allow-host ${target} to allow it.` : ''}\n`;
}

/** The status of HTTP for it. */
export function statusOf(why: NoWay['why']): string {
  if (why === 'malformed') return '400 Bad Request';
  return why === 'unreachable' ? '502 Bad Gateway' : '403 Forbidden';
}
