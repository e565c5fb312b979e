import { lookup as systemLookup } from 'node:dns';
import type { Server } from 'node:net';
import type { Asked } from '../../schema/network/asked.ts';
import type { HostRule } from '../../schema/network/host-rule.ts';
import type { Limits } from '../limits.ts';
import { limits as ownLimits } from '../limits.ts';
import { isPublicAddress } from '../../schema/network/public-address.ts';
import { AskBook } from './ask-book.ts';
import { Budget } from './budget.ts';
import { doorFor } from './door.ts';
import { upstreamProxies } from './ways/upstream-proxies.ts';
import type { UpstreamProxies } from './ways/upstream-proxies.ts';

/** What a gate lets through. All but `allowed` have what belongs to them in earnest; tests give their own. */
export interface GateOptions {
  allowed: readonly HostRule[];
  /** Whether an address may be reached. */
  isPublic?: (address: string) => boolean;
  lookup?: typeof systemLookup;
  /** Default: as the variables of toolrisk's own environment say. */
  upstream?: UpstreamProxies;
  limits?: Limits;
}

/** The one way out of a cell. */
export interface Gate {
  /** Answers what connects to a listener: that of a cell, handed over by its gate keeper. */
  serve(listener: Server): void;
  /** All that was asked for, allowed or not, in the order it first came. */
  asked(): readonly Asked[];
  /** Closes listeners and connections. */
  close(): void;
}

/** Opens a gate for one cell. It speaks HTTP (CONNECT, and requests with a whole address), SOCKS 5, 4 and 4a on one port. */
export function openGate({ allowed, isPublic = isPublicAddress, lookup = systemLookup, upstream = upstreamProxies(process.env), limits = ownLimits }: GateOptions): Gate {
  const asks = new AskBook(limits.mostAsked);
  const door = doorFor({ allowed, isPublic, lookup, upstream, limits, asks, budget: new Budget(limits) });
  const listeners = new Set<Server>();
  return {
    serve: (listener) => {
      listeners.add(listener.on('error', () => undefined).on('connection', door.take));
    },
    asked: () => asks.list(),
    close: () => {
      for (const listener of listeners) listener.close();
      door.close();
    },
  };
}
