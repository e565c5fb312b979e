import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { ruleFor } from '../../../schema/network/host-rule.ts';
import { isInnerHost } from '../../../schema/network/public-address.ts';
import { dialPlace, dialProxy, dialThrough } from './dial.ts';
import { NoWay } from './way-out.ts';
import type { Opened, Place, WayOut } from './way-out.ts';

/**
 * Opens a connection to a place, if a rule allows it: to the very address that was checked, so that a name with two faces
 * gains nothing. Every ask is written down. Throws `NoWay`; nothing is dialled, and no name looked up, that no rule allows.
 */
export async function openWay(place: Place, out: WayOut): Promise<Opened> {
  const { asks, budget } = out;
  try {
    const opened = await openCounted(place, out);
    asks.add(place.host, place.port);
    opened.remote.once('close', () => budget.close());
    return opened;
  } catch (error) {
    const why = error instanceof NoWay ? error.why : 'unreachable';
    asks.add(place.host, place.port, why === 'unreachable' ? undefined : why);
    throw new NoWay(why);
  }
}

async function openCounted(place: Place, out: WayOut): Promise<Opened> {
  const rule = ruleFor(place.host, place.port, out.allowed);
  // What no rule can allow is not said to want one.
  if (rule === undefined) throw new NoWay(isInner(place.host, out) ? 'inner-address' : 'not-listed');
  const refuseInner = (addresses: readonly string[]) => {
    if (rule.private !== true && addresses.some((address) => !out.isPublic(address))) throw new NoWay('inner-address');
  };
  if (isIP(place.host) !== 0) refuseInner([place.host]);
  if (!out.budget.open()) throw new NoWay('too-much');
  try {
    const addresses = await addressesOf(place.host, out);
    refuseInner(addresses.map(({ address }) => address));
    return await dial(place, addresses, out);
  } catch (error) {
    out.budget.close();
    throw error;
  }
}

function isInner(host: string, { isPublic }: WayOut): boolean {
  return isIP(host) === 0 ? isInnerHost(host) : !isPublic(host);
}

async function dial(place: Place, addresses: readonly LookupAddress[], { upstream: upstreamFor, limits }: WayOut): Promise<Opened> {
  const upstream = upstreamFor(place.host, place.port, place.use === 'tunnel');
  if (upstream === 'unsupported') throw new NoWay('proxy-unsupported');
  // Behind a proxy names of the outer world often mean nothing here: then it is the proxy that resolves them.
  if (upstream !== null) return place.use === 'http' ? { remote: await dialProxy(upstream, limits), forwards: upstream } : { remote: await dialThrough(upstream, place, limits) };
  if (addresses.length === 0) throw new NoWay('unreachable');
  return { remote: await dialPlace(place, addresses, limits) };
}

/** None where the name is not known. */
function addressesOf(host: string, { lookup }: WayOut): Promise<readonly LookupAddress[]> {
  const family = isIP(host);
  if (family !== 0) return Promise.resolve([{ address: host, family }]);
  return new Promise((done) => lookup(host, { all: true }, (error, found) => done(error === null ? found : [])));
}
