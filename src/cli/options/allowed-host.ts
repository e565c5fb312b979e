import { InvalidArgumentError } from 'commander';
import { readHostRule } from '../../schema/network/host-rule.ts';
import type { HostRule } from '../../schema/network/host-rule.ts';
import { isInnerHost } from '../../schema/network/public-address.ts';

/** One host of `--allow-host`, added to those before it. */
export function allowedHost(value: string, before: readonly HostRule[] = []): HostRule[] {
  const rule = readHostRule(value);
  if (rule === null) throw new InvalidArgumentError('Give a host, host:port, or *.name for all below it, without https:// and path.');
  if (isInnerHost(rule.host)) throw new InvalidArgumentError('That is an address of this machine or of a private network, which no program reaches.');
  return [...before, rule];
}
