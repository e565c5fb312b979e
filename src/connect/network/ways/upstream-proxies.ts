import { decoded } from '../../addresses/address.ts';

/** A proxy of the user's company. */
export interface UpstreamProxy { url: URL; authorization?: string }

/** The user's own proxies: what an ask goes through, `null` for straight on, `unsupported` for one that cannot be asked. */
export type UpstreamProxies = (host: string, port: number, isTls: boolean) => UpstreamProxy | 'unsupported' | null;

/**
 * The proxies that variables of the environment name, as curl reads them: HTTPS_PROXY, HTTP_PROXY (only in lower case there,
 * here both), ALL_PROXY, and NO_PROXY with names, what is below them, `host:port`, and `*` for all.
 */
export function upstreamProxies(env: Readonly<Record<string, string | undefined>>): UpstreamProxies {
  const of = (name: string) => (env[name.toLowerCase()] ?? env[name.toUpperCase()])?.trim() || undefined;
  const spared = (of('no_proxy') ?? '').split(/[\s,]+/).filter((entry) => entry !== '').map((entry) => entry.toLowerCase());
  return (host, port, isTls) => {
    const address = (isTls ? of('https_proxy') : of('http_proxy')) ?? of('all_proxy');
    return address === undefined || spared.some((entry) => isSpared(host, port, entry)) ? null : readProxy(address);
  };
}

function isSpared(host: string, port: number, entry: string): boolean {
  if (entry === '*') return true;
  const [, name = '', at] = /^(\[[^\]]*\]|[^:]*|[0-9a-f:]+)(?::(\d+))?$/.exec(entry) ?? [];
  if (at !== undefined && Number(at) !== port) return false;
  const bare = name.replace(/^\[|\]$/g, '').replace(/^\*?\./, '').replace(/\.$/, '');
  return bare !== '' && (host === bare || host.endsWith(`.${bare}`));
}

function readProxy(address: string): UpstreamProxy | 'unsupported' {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`);
  if (url === null || !/^https?:$/.test(url.protocol)) return 'unsupported';
  const { username, password } = url;
  if (username === '' && password === '') return { url };
  return { url, authorization: `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}` };
}
