import { lstatSync, readdirSync, readlinkSync } from 'node:fs';

/** Folders of the system in which programs and libraries lie, and nothing of a user's. */
export const systemFolders = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store', '/gnu/store'];

/**
 * What programs need of /etc: to find libraries, to trust certificates, to know zones, types and ports. No account, no key, no
 * host of the network, no identity of the machine.
 */
const settings = [
  'ld.so.cache', 'ld.so.conf', 'ld.so.conf.d', 'alternatives', 'localtime', 'timezone', 'mime.types', 'magic', 'protocols', 'services', 'host.conf', 'gai.conf',
  'locale.alias', 'terminfo', 'fonts', 'os-release', 'debian_version', 'ssl/certs', 'ssl/openssl.cnf', 'ssl/cert.pem', 'ca-certificates', 'ca-certificates.conf',
  'pki/tls/certs', 'pki/tls/cert.pem', 'pki/tls/openssl.cnf', 'pki/ca-trust/extracted', 'crypto-policies', 'static/ssl/certs',
];
/** Those of languages carry their version in the name. */
const ofLanguages = /^(python\d[\d.]*|java(-.*)?|jvm.*|perl|php|ruby|R|mono|dotnet|chromium(\.d)?)$/;

/** Files of /etc that are made for the sandbox: one user, one host, and a name service that is nowhere. */
export const ownSettings: Readonly<Record<string, string>> = {
  '/etc/passwd': 'root:x:0:0:root:/:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/tmp/home:/usr/sbin/nologin\n',
  '/etc/group': 'root:x:0:\nnogroup:x:65534:\n',
  '/etc/hosts': '127.0.0.1 localhost toolrisk\n::1 localhost\n',
  '/etc/hostname': 'toolrisk\n',
  '/etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
  '/etc/resolv.conf': '',
};

/** The words of bubblewrap that show the system: its folders, links as links, and its cut-down /etc. */
export function showSystem(): string[] {
  const found = settings.map((name) => `/etc/${name}`).concat(namesIn('/etc').filter((name) => ofLanguages.test(name)).map((name) => `/etc/${name}`));
  return [
    ...systemFolders.flatMap(showFolder),
    '--dir', '/etc', ...found.filter(exists).flatMap((path) => [...parents(path), '--ro-bind-try', path, path]),
  ];
}

function showFolder(folder: string): string[] {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return [];
  return found.isSymbolicLink() ? ['--symlink', readlinkSync(folder), folder] : [...parents(folder), '--ro-bind', folder, folder];
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Bubblewrap makes missing parents for root alone, so each is made first, for all. */
export function parents(path: string): string[] {
  const parent = path.slice(0, path.lastIndexOf('/'));
  return parent === '' ? [] : [...parents(parent), '--dir', parent];
}
