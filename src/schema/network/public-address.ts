import ipaddr from 'ipaddr.js';

/** What is no address of the public internet (IANA special-purpose registries, RFC 6890 and its updates). */
const notPublic4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24',
  '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
].map((range) => ipaddr.IPv4.parseCIDR(range));
/** The only public part of IPv6, and what in it is not: protocol assignments with Teredo, documentation, 6to4, documentation again. */
const global6 = ipaddr.IPv6.parseCIDR('2000::/3');
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map((range) => ipaddr.IPv6.parseCIDR(range));
/** The well-known prefix of NAT64. */
const translated = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/**
 * Whether an IP address is one of the public internet. IPv4 written as IPv6 never is (mapped, compatible, 6to4, Teredo), but for
 * the well-known prefix of NAT64, which is as public as the IPv4 address in it: networks without IPv4 reach everything so. What cannot be
 * read as an address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const read = readAddress(address.split('%', 1)[0] as string);
  if (read === null) return false;
  return read instanceof ipaddr.IPv4 ? isPublic4(read) : isPublic6(read);
}

/**
 * Whether a host, as `plainHost` writes it, is known by its spelling alone for one of this machine or of a private network, so that no program
 * that is started reaches it. What a name leads to is seen when it is asked for.
 */
export function isInnerHost(host: string): boolean {
  return readAddress(host) === null ? /(^|\.)localhost$/.test(host) : !isPublicAddress(host);
}

function isPublic4(address: ipaddr.IPv4): boolean {
  return !notPublic4.some((range) => address.match(range));
}

function isPublic6(address: ipaddr.IPv6): boolean {
  if (address.match(translated)) return isPublic4(new ipaddr.IPv4(address.toByteArray().slice(-4)));
  return address.match(global6) && !notPublic6.some((range) => address.match(range));
}

/** Null for what is no address. IPv4 is taken in its four decimals alone: other spellings of it are no host that `plainHost` writes. */
function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return text.includes(':') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
}
