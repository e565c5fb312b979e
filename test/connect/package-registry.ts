import { createHash } from 'node:crypto';
import { createServer as createPlain } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { tarball } from './tarball.ts';
import type { TarEntry } from './tarball.ts';

/** A package of the registry, with what it declares besides name and version. */
export interface RegistryPackage {
  name: string;
  version?: string;
  /** Version that its own package.json says; default: that of the registry. */
  calls?: string;
  declares?: object;
  files?: readonly TarEntry[];
  /** Where the registry says its tarball is; default: below the registry itself. */
  at?: string;
  /** Where a request for its tarball is sent on to. */
  movedTo?: string;
  /** What the registry names as its integrity, made from the true one. */
  integrity?: (own: string) => string;
}

/** A registry on the loopback, and what it was asked. */
export interface PackageRegistry { url: string; asked: IncomingMessage[]; set(packages: readonly RegistryPackage[]): void }

/** A server of the protocol that lists one tool, named as its first argument says. */
export const serverScript = `#!/usr/bin/env node
const answers = { initialize: { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 's', version: '1' } }, 'tools/list': { tools: [{ name: globalThis.toolName ?? 'tool', description: globalThis.toolSays ?? '', inputSchema: { type: 'object' } }] } };
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  if (id !== undefined) console.log(JSON.stringify({ jsonrpc: '2.0', id, result: answers[method] ?? {} }));
});
`;

/** Serves packages until the test file is over. `tls`: key and certificate; `token`: what a request must carry. */
export async function serveRegistry(packages: readonly RegistryPackage[], { tls, token }: { tls?: { key: string; cert: string }; token?: string } = {}): Promise<PackageRegistry> {
  const registry: PackageRegistry = { url: '', asked: [], set: (next) => { known = index(next, registry.url); } };
  let known = new Map<string, { body: Buffer; movedTo?: string }>();
  const answer: RequestListener = (request, response) => {
    registry.asked.push(request);
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end('{}');
    const found = known.get(decodeURIComponent(request.url ?? ''));
    if (found === undefined) return void response.writeHead(404).end('{}');
    if (found.movedTo !== undefined) return void response.writeHead(302, { location: found.movedTo }).end();
    response.writeHead(200, { 'content-type': request.url?.endsWith('.tgz') === true ? 'application/octet-stream' : 'application/json' }).end(found.body);
  };
  const server: Server = tls === undefined ? createPlain(answer) : createSecure(tls, answer);
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', () => done()); });
  after(() => { server.close(); server.closeAllConnections(); });
  registry.url = `${tls === undefined ? 'http://127.0.0.1' : 'https://localhost'}:${(server.address() as AddressInfo).port}/`;
  registry.set(packages);
  return registry;
}

function index(packages: readonly RegistryPackage[], url: string): Map<string, { body: Buffer; movedTo?: string }> {
  const known = new Map<string, { body: Buffer; movedTo?: string }>();
  for (const each of packages) {
    const { name, version = '1.0.0', declares = {}, files = [], calls = version, at, movedTo, integrity = (own: string) => own } = each;
    const manifest = { name, version, ...declares };
    const body = tarball([{ path: 'package/package.json', content: JSON.stringify({ ...manifest, version: calls }) }, ...files]);
    const path = `/${name}/-/${name.slice(name.indexOf('/') + 1)}-${version}.tgz`;
    known.set(path, { body, ...(movedTo !== undefined && { movedTo }) });
    const dist = { tarball: at ?? url + path.slice(1), integrity: integrity(`sha512-${createHash('sha512').update(body).digest('base64')}`) };
    const earlier = JSON.parse(known.get(`/${name}`)?.body.toString() ?? '{"versions":{}}') as { versions: object };
    known.set(`/${name}`, { body: Buffer.from(JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { ...earlier.versions, [version]: { ...manifest, dist } } })) });
  }
  return known;
}
