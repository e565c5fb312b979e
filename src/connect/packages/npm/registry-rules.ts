import { plainHost } from '../../../schema/network/host-rule.ts';
import type { HostRule } from '../../../schema/network/host-rule.ts';
import type { NpmSettings } from './npm-settings.ts';
import { partOfNpm } from './own-npm.ts';

/** What npm may reach: the registries of the user's settings, also in a private network. */
export function registryRules(settings: NpmSettings): HostRule[] {
  return registriesOf(settings).flatMap((registry) => {
    const { hostname, port, protocol } = new URL(registry);
    const host = plainHost(hostname);
    return host === null ? [] : [{ host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port), private: true as const }];
  });
}

/** Where a package may come from, by the lock file: npm writes the public registry there where a mirror's own words do, and asks the mirror. */
export function lockedRegistries(settings: NpmSettings): string[] {
  const { defaults } = partOfNpm('@npmcli/config/lib/definitions') as { defaults: { registry: string } };
  return [...registriesOf(settings), defaults.registry];
}

function registriesOf({ registry, scoped }: NpmSettings): string[] {
  return [...new Set([registry, ...Object.values(scoped)])];
}
