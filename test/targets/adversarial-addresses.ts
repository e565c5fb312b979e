import { privateDomains } from '../../src/targets/arguments/private-domains.ts';

/** Hosts that no address may lead to: each private domain and a name below it, bare names, and numbers in the notations that resolvers take. */
const hosts: readonly string[] = [
  ...privateDomains.flatMap((domain) => [domain, `a.b-c.${domain}`]), 'metadata', 'intranet', 'printer', 'kubernetes', 'instance-data', 'kubernetes.default.svc', 'kubernetes.default', 'vault.vault', 'dns.kube-system', 'api.ingress-nginx', 'db.team1', 'x.localdomain6', 'api.metadata.cloud.ibm.com', 'db.sub.oraclevcn.com', 'vm.internal.cloudapp.net', 'web.nomad', 'web.mesos', 'x.dns.podman', 'app.flycast', 'nas.tail1.ts.net', 'nas.workgroup', 'x.lab', 'x.dmz', 'x.priv', 'x.intern', 'speedport.ip', '127-0-0-1.local-ip.co', 'a.localhost.direct', 'localho.st', '127.0.0.1.backname.io', '7f000001.c0a80001.rbndr.us', 'make-127-0-0-1-rr.1u.ms', 'vault.service.consul', 'nas.home.arpa', 'metadata.google.internal',
  '127.0.0.1', '10.0.0.1', '192.168.1.1', '172.16.0.1', '169.254.169.254', '100.64.0.1', '100.100.100.200', '0.0.0.0', '0', '127.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001', '127.0.0.1.', '1.2.3.0xff',
  '[::1]', '[::]', '[::ffff:127.0.0.1]', '[fd00:ec2::254]', '[fe80::1%25eth0]',
];

const wide = (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const percent = (text: string) => [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');

/** Ways to write a host into an address so that some reader goes there. */
const ways: readonly ((host: string) => string)[] = [
  (host) => `http://${host}/`, (host) => `https://${host}`, (host) => `https://${host}:443/x?y=https://example.com#z`, (host) => host, (host) => `${host}/x`, (host) => `//${host}/`,
  (host) => `HTTP://${host}/`, (host) => `http://${host.toUpperCase()}/`, (host) => `hTTps://${host.slice(0, 1).toUpperCase()}${host.slice(1)}/`, (host) => `http://${host}./`,
  (host) => ` http://${host}/`, (host) => `\thttp://${host}/`, (host) => `\nhttp://${host}/`, (host) => `http:/\t/${host}/`, (host) => `ht\ntp://${host}/`, (host) => `http://${host.slice(0, 1)}\t${host.slice(1)}/`, (host) => `\u0000http://${host}/`,
  (host) => `http://${wide(host)}/`, (host) => `http://${host.replaceAll('.', '。')}/`, (host) => `http://${percent(host)}/`, (host) => `http://%${host.charCodeAt(0).toString(16)}${host.slice(1)}/`, (host) => `http://\u200b${host}/`,
  (host) => `http:${host}/`, (host) => `http:/${host}/`, (host) => `http:///${host}/`, (host) => `http:////${host}/`, (host) => `http:\\\\${host}\\`, (host) => `https:\\/\\/${host}/`,
  (host) => `http://example.com@${host}/`, (host) => `http://example.com:80@${host}/`, (host) => `http://user:pw@${host}/`, (host) => `http://example.com\\@${host}/`, (host) => `http://example.com\\.${host}/`, (host) => `http://${host}\\example.com/`,
  (host) => `http://example.com#@${host}/`, (host) => `http://example.com?@${host}/`, (host) => `http://example.com &@${host}#/`, (host) => `http://example.com\t@${host}/`, (host) => `http://example.com%00@${host}/`, (host) => `http://${host}%2f.example.com/`, (host) => `http://${host}%00.example.com/`, (host) => `http://${host}\u0000.example.com/`,
  (host) => `file://${host}/etc/passwd`, (host) => `gopher://${host}:70/_x`, (host) => `ftp://${host}/`, (host) => `javascript:fetch("http://${host}")`, (host) => `jar:http://${host}!/`, (host) => `url:http://${host}/`,
];

/** Addresses that no test of addresses may let through, whatever it means to allow: every host in every way. */
export const adversarialAddresses: readonly string[] = [...new Set(hosts.flatMap((host) => ways.map((way) => way(host))))];

/** A few of each way and of each host, for engines to which each address costs. */
export const someAddresses: readonly string[] = adversarialAddresses.filter((_address, index) => index % 17 === 0 || index < ways.length);
