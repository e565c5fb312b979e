/** What is no address of the public internet (IANA special-purpose registries, RFC 6890 and its updates). */
const notPublic4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24',
  '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
].map((range) => rangeOf(range, 32));
/** The only public part of IPv6, and what in it is not: protocol assignments with Teredo, documentation, 6to4, documentation again. */
const global6 = rangeOf('2000::/3', 128);
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map((range) => rangeOf(range, 128));
/** The well-known prefix of NAT64. */
const translated = rangeOf('64:ff9b::/96', 128);

/**
 * Whether an IP address is one of the public internet. IPv4 written as IPv6 never is (mapped, compatible, 6to4, Teredo), but for
 * the well-known prefix of NAT64, which is as public as the IPv4 address in it: networks without IPv4 reach everything so. What cannot be
 * read as an address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const bits = bitsOf(address.split('%', 1)[0] as string);
  if (bits === null) return false;
  return bits.width === 32 ? isPublic4(bits.value) : isPublic6(bits.value);
}

/**
 * Whether a host, as `plainHost` writes it, is known by its spelling alone for one of this machine or of a private network, so that no program
 * that is started reaches it. What a name leads to is seen when it is asked for.
 */
export function isInnerHost(host: string): boolean {
  return bitsOf(host) === null ? /(^|\.)localhost$/.test(host) : !isPublicAddress(host);
}

interface Range { base: bigint; rest: bigint }

function rangeOf(text: string, width: 32 | 128): Range {
  const [address = '', length = ''] = text.split('/');
  const rest = BigInt(width - Number(length));
  return { base: (bitsOf(address) as { value: bigint }).value >> rest, rest };
}

function within(value: bigint, { base, rest }: Range): boolean {
  return value >> rest === base;
}

function isPublic4(value: bigint): boolean {
  return !notPublic4.some((range) => within(value, range));
}

function isPublic6(value: bigint): boolean {
  if (within(value, translated)) return isPublic4(value & 0xffff_ffffn);
  return within(value, global6) && !notPublic6.some((range) => within(value, range));
}

/** An address as a number; null for what is none. IPv4 is taken in its four decimals alone. */
function bitsOf(text: string): { value: bigint; width: 32 | 128 } | null {
  const decimals = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) ? text.split('.').map(Number) : [];
  if (decimals.length === 4) return decimals.every((each) => each < 256) && decimals.join('.') === text ? { value: joined(decimals, 8n), width: 32 } : null;
  // `URL` writes every form as hexadecimal groups.
  const plain = text.includes(':') && /^[0-9a-f:.]+$/i.test(text) ? URL.parse(`http://[${text}]/`)?.hostname.slice(1, -1) : undefined;
  if (plain === undefined) return null;
  const [head = [], tail = []] = plain.split('::').map((half) => half.split(':').filter((group) => group !== '').map((group) => Number.parseInt(group, 16)));
  return { value: joined([...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail], 16n), width: 128 };
}

function joined(parts: readonly number[], width: bigint): bigint {
  return parts.reduce((all, part) => (all << width) | BigInt(part), 0n);
}
