import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';
import { isPublicAddress } from '../connect/public-address.ts';
import { readHostRule } from '../schema/host-rule.ts';
import type { HostRule } from '../schema/host-rule.ts';

/** One host of `--allow-host`, added to those before it. */
export function allowedHost(value: string, before: readonly HostRule[] = []): HostRule[] {
  const rule = readHostRule(value);
  if (rule === null) throw new InvalidArgumentError('Give a host, host:port, or *.name for all below it, without https:// and path.');
  if (isInner(rule.host)) throw new InvalidArgumentError('That is an address of this machine or of a private network, which no program reaches.');
  return [...before, rule];
}

/** What is known for an inner address by its spelling alone; what a name leads to is seen when it is asked for. */
function isInner(host: string): boolean {
  return isIP(host) === 0 ? /(^|\.)localhost$/.test(host) : !isPublicAddress(host);
}
