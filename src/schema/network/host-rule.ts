/** A host that a started program may reach. */
export interface HostRule {
  /** As `plainHost` writes it; or `*.` and such a name, which means every name below it and not that name itself. */
  host: string;
  /** Default: 443 and 80. */
  port?: number;
  /** Whether it may lie in a private network or on this machine; only for places that the user's own settings name. */
  private?: true;
}

/** Ports of a rule that names none. */
export const usualPorts: readonly number[] = [443, 80];

/** Characters that no host has, and that a parser of addresses would read as something else, drop or decode. */
const foreign = /[\s%/\\?#@<>^|"'`{}()[\],;=&!$*+~\p{Cc}\p{Cf}\p{Cs}]/u;

/**
 * A host in the one spelling that is compared: lower case, ASCII (punycode), no dot at the end, IPv4 in four decimals
 * whatever it was written in, IPv6 compressed and without brackets. Null for what is no host.
 */
export function plainHost(written: string): string | null {
  const bare = /^\[([0-9a-f:.]+)\]$/i.exec(written)?.[1] ?? written;
  const isAddress6 = bare.includes(':');
  if (written === '' || written.length > 300 || (isAddress6 ? !/^[0-9a-f:.]+$/i.test(bare) : foreign.test(bare))) return null;
  const host = URL.parse(`http://${isAddress6 ? `[${bare}]` : bare}/`)?.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '') ?? '';
  return isAddress6 || isName(host) ? host || null : null;
}

/** A rule from `host`, `host:port`, `*.name` or `[address]:port`. Null for what is none. */
export function readHostRule(text: string): HostRule | null {
  const [, written = '', digits] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(text) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  const isBelow = written.startsWith('*.');
  const host = plainHost(isBelow ? written.slice(2) : written);
  if (host === null || (port !== undefined && (port < 1 || port > 65535))) return null;
  // All names of a top-level domain, or all that end like an address, is nothing anyone means.
  if (isBelow && (!host.includes('.') || host.includes(':') || /\.\d+$/.test(host))) return null;
  return { host: isBelow ? `*.${host}` : host, ...(port !== undefined && { port }) };
}

/** The rule as it is written. */
export function hostRuleText({ host, port }: HostRule): string {
  return hostAndPort(host, port);
}

/** `host:port`, an IPv6 address in brackets. */
export function hostAndPort(host: string, port: number | undefined): string {
  return `${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`;
}

/** The first rule that lets a host (as `plainHost` writes it) be reached at a port. */
export function ruleFor(host: string, port: number, rules: readonly HostRule[]): HostRule | undefined {
  const isAddress = host.includes(':') || /\.\d+$/.test(host);
  return rules.find((rule) => (rule.port === undefined ? usualPorts.includes(port) : rule.port === port)
    && (rule.host === host || (rule.host.startsWith('*.') && !isAddress && host.endsWith(rule.host.slice(1)) && host.length >= rule.host.length)));
}

function isName(host: string): boolean {
  return host.length <= 253 && host.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
}
