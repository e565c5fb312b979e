import type { lookup as systemLookup } from 'node:dns';
import type { Socket } from 'node:net';
import type { Refusal } from '../../../schema/network/asked.ts';
import { plainHost } from '../../../schema/network/host-rule.ts';
import type { HostRule } from '../../../schema/network/host-rule.ts';
import type { Limits } from '../../limits.ts';
import type { AskBook } from '../ask-book.ts';
import type { Budget } from '../budget.ts';
import type { UpstreamProxies, UpstreamProxy } from './upstream-proxies.ts';

/** What decides over the ways out of one cell, and what they have taken so far. */
export interface WayOut {
  allowed: readonly HostRule[];
  /** Whether an address may be reached at all. */
  isPublic: (address: string) => boolean;
  lookup: typeof systemLookup;
  upstream: UpstreamProxies;
  limits: Limits;
  asks: AskBook;
  budget: Budget;
}

/** Where an ask leads: a host in its one spelling, its port, and whether it is for a tunnel or for one plain HTTP request. */
export interface Place { host: string; port: number; use: 'tunnel' | 'http' }

/** The place that a program names. Null for what is none. */
export function placeOf(host: string, port: number, use: Place['use']): Place | null {
  const plain = plainHost(host);
  return plain === null || !Number.isInteger(port) || port < 1 || port > 65535 ? null : { host: plain, port, use };
}

/** A connection to a place that was allowed; to the user's own proxy where that takes the plain request itself. */
export interface Opened { remote: Socket; forwards?: UpstreamProxy }

/** An ask that leads nowhere: by a rule, or because the place could not be reached. */
export class NoWay extends Error {
  readonly why: Refusal | 'unreachable';

  constructor(why: Refusal | 'unreachable') {
    super(why);
    this.name = 'NoWay';
    this.why = why;
  }
}
