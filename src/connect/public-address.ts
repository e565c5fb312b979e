import { BlockList, isIP } from 'node:net';

/** What is no address of the public internet (IANA special-purpose registries, RFC 6890 and its updates). */
const notPublic4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24',
  '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
];
/** Inside 2000::/3, the only public part: protocol assignments with Teredo, documentation, 6to4, documentation again. */
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const refused = new BlockList();
for (const [family, ranges] of [['ipv4', notPublic4], ['ipv6', notPublic6]] as const) {
  for (const range of ranges) refused.addSubnet(range.split('/')[0] as string, Number(range.split('/')[1]), family);
}
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
const translated = new BlockList();
translated.addSubnet('64:ff9b::', 96, 'ipv6');

/**
 * Whether an IP address is one of the public internet. IPv4 written as IPv6 never is (mapped, compatible, 6to4, Teredo), but for
 * the well-known prefix of NAT64, which is as public as the IPv4 address in it: networks without IPv4 reach everything so.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.split('%', 1)[0] as string;
  if (isIP(plain) === 4) return !refused.check(plain, 'ipv4');
  if (isIP(plain) !== 6) return false;
  if (translated.check(plain, 'ipv6')) return isPublicAddress(lastFour(plain));
  return global6.check(plain, 'ipv6') && !refused.check(plain, 'ipv6');
}

/** The last 32 bits of an IPv6 address as IPv4. `URL` writes every form as hexadecimal groups. */
function lastFour(address: string): string {
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':');
  const bits = groups.slice(-2).map((group) => Number.parseInt(group === '' ? '0' : group, 16));
  return bits.flatMap((group) => [group >> 8, group & 255]).join('.');
}
