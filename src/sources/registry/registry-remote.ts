import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { RegistryLaunch } from './registry-package.ts';
import type { Reason } from './registry-reasons.ts';

/** How to reach a remote of a record, or why not. Headers it asks for are left out: the server says so itself when it is reached. */
export function launchOfRemote(entry: Json): RegistryLaunch | Reason {
  if (!isJsonObject(entry) || typeof entry['url'] !== 'string') return 'bad-record';
  const { variables } = entry;
  const address = entry['url'].trim().replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const variable = isJsonObject(variables) ? variables[name] : undefined;
    const given = isJsonObject(variable) ? variable['value'] ?? variable['default'] : undefined;
    return typeof given === 'string' ? encodeURIComponent(given) : whole;
  });
  if (/[{}<>]/.test(address)) return 'needs-values';
  const url = URL.parse(address);
  const isReachable = url !== null && url.protocol === 'https:' && url.username === '' && url.password === '' && address.length <= 2000;
  return isReachable ? { url: url.href } : 'bad-address';
}
