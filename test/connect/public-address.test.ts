import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPublicAddress } from '../../src/schema/network/public-address.ts';

describe('an address', () => {
  for (const address of ['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '192.169.0.1', '223.255.255.254', '2606:4700::1111', '2a00:1450:4001:81b::200e', '64:ff9b::808:808', '64:ff9b::8.8.8.8']) {
    test(`${address} is public`, () => assert.ok(isPublicAddress(address)));
  }
  for (const address of [
    // Unspecified, loopback, private, shared, link-local, documentation, benchmark, multicast, reserved, broadcast.
    '0.0.0.0', '0.1.2.3', '127.0.0.1', '127.255.0.9', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '100.127.255.255', '169.254.169.254',
    '192.0.0.192', '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '198.19.255.255', '192.88.99.1', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255',
    '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1', '2001::1', '2001:10::1', '3fff::1', '100::1', '4000::1',
    // IPv4 as IPv6: mapped, compatible, translated, 6to4, NAT64 of the well-known and of a local prefix, Teredo, ISATAP on link-local.
    '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '::127.0.0.1', '::8.8.8.8', '::ffff:0:127.0.0.1', '2002:7f00:1::', '2002:808:808::1', '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b::',
    '64:ff9b:1::808:808', '2001:0:4136:e378:8000:63bf:3fff:fdd2', 'fe80::5efe:10.0.0.1',
    '', 'localhost', '1.2.3', '0x7f.1',
  ]) {
    test(`${address || 'nothing'} is not`, () => assert.ok(!isPublicAddress(address)));
  }
});
