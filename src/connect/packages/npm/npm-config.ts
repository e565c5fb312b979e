import type { NpmSettings } from './npm-settings.ts';

/** A token for a registry that the user passes by the name of a variable. */
export interface RegistryToken {
  /** Scope with its `@` whose registry it is for; without it, the default one. */
  scope?: string;
  value: string;
}

/** Where npm finds its way out, and its files. */
export interface NpmPlaces { proxy: string; certificates: string }

/** The whole configuration of one run of npm: `key=value` lines, as npm reads them. Its only way out is the gate. */
export function npmConfig({ registry, scoped, strict, certificates }: NpmSettings, tokens: readonly RegistryToken[], places: NpmPlaces): string {
  const lines: [string, string][] = [
    ['registry', registry], ...Object.entries(scoped).map(([scope, address]): [string, string] => [`${scope}:registry`, address]),
    ...tokens.map(({ scope, value }): [string, string] => [`${withoutScheme(scope === undefined ? registry : scoped[scope] ?? registry)}:_authToken`, value]),
    ['strict-ssl', String(strict)], ['proxy', places.proxy], ['https-proxy', places.proxy], ['noproxy', ''],
    ...(certificates.instead === '' ? [] : [['cafile', places.certificates] as [string, string]]),
  ];
  return lines.map(([key, value]) => `${key}=${quoted(value)}\n`).join('');
}

/** As npm names the settings of one registry. */
function withoutScheme(address: string): string {
  return address.slice(address.indexOf('//'));
}

/** npm puts variables in where a value names them so; here none does. */
function quoted(value: string): string {
  return JSON.stringify(value.replaceAll('${', '\\${'));
}
