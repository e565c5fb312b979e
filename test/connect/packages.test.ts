import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
import type { NpmLaunch } from '../../src/connect/launch/launch.ts';
import type { ListOptions } from '../../src/connect/list-options.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { crawlServer } from '../../src/flow/crawl/crawl-server.ts';
import { serverSpecSchema } from '../../src/schema/catalog/server-spec.ts';
import { readInstall } from '../../src/store/installs.ts';
import { serveRegistry, serverScript } from './package-registry.ts';
import type { RegistryPackage } from './package-registry.ts';
import { selfSigned } from './self-signed.ts';
import { listed, watchTemporaryFolder } from './stand-in.ts';

const best = await chooseSandbox('auto').catch(() => null);
const sandboxes = ([['auto', best?.kind === 'bwrap' ? false : 'needs bubblewrap'], ['none', false]] as const);
const root = mkdtempSync(join(tmpdir(), 'connect-packages-'));
after(() => rmSync(root, { recursive: true, force: true }));
watchTemporaryFolder();

const home = join(root, 'home');
mkdirSync(home);
for (const name of Object.keys(process.env)) if (/^(npm_config_|https?_proxy|no_proxy|all_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)/i.test(name)) delete process.env[name];
Object.assign(process.env, { HOME: home, XDG_CACHE_HOME: join(root, 'cache') });
/** The settings of the user, as npm's file has them. */
const settings = (text: string) => writeFileSync(join(home, '.npmrc'), text);
const clean = { ...process.env };
afterEach(() => {
  // Not another object: threads see the environment itself.
  for (const name of Object.keys(process.env)) if (!(name in clean)) delete process.env[name];
  Object.assign(process.env, clean);
  settings('');
});

const launch: NpmLaunch = { kind: 'npm', package: 'server', version: '1.0.0', args: [], env: {}, files: {}, hosts: [] };
const server = (rest: Partial<RegistryPackage> = {}): RegistryPackage =>
  ({ name: 'server', files: [{ path: 'package/index.js', content: serverScript, mode: 0o755 }], ...rest, declares: { bin: 'index.js', ...rest.declares } });
const outcomeOf = (options: Partial<ListOptions>, rest: Partial<NpmLaunch> = {}) => listed({ ...launch, ...rest }, { ...options, limits: { installMs: 120_000 } });

for (const [sandbox, skip] of sandboxes) {
  describe(`the settings of the user's npm (--sandbox ${sandbox})`, { skip }, () => {
    test('name the registry, also one for a scope', async () => {
      const [main, scoped] = [await serveRegistry([server({ declares: { dependencies: { '@firm/part': '1.0.0' } } })]), await serveRegistry([{ name: '@firm/part' }])];
      settings(`registry=${main.url}\n@firm:registry=${scoped.url}\n`);
      const outcome = await outcomeOf({ sandbox });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assert.ok(scoped.asked.length > 0);
    });

    test('name the certificate of a company, or a variable does', async () => {
      const tls = selfSigned('localhost');
      const registry = await serveRegistry([server()], { tls });
      const certificate = join(root, 'company.pem');
      writeFileSync(certificate, tls.cert);
      settings(`registry=${registry.url}\n`);
      const refused = await outcomeOf({ sandbox });
      assert.ok(!refused.ok);
      assert.equal(refused.cause, 'registry-unreachable', JSON.stringify(refused));
      assert.match(`${refused.says} ${refused.remedy}`, /certificate .*cafile/);
      settings(`registry=${registry.url}\ncafile=${certificate}\n`);
      const byFile = await outcomeOf({ sandbox });
      assert.ok(byFile.ok, JSON.stringify(byFile));
      settings(`registry=${registry.url}\n`);
      process.env['NODE_EXTRA_CA_CERTS'] = certificate;
      const byVariable = await outcomeOf({ sandbox });
      assert.ok(byVariable.ok, JSON.stringify(byVariable));
      delete process.env['NODE_EXTRA_CA_CERTS'];
      settings(`registry=${registry.url}\nstrict-ssl=false\n`);
      assert.ok((await outcomeOf({ sandbox })).ok);
    });

    test('name the registry that says a version is deprecated: what it says is known of the first listing, and of one from locked packages', async () => {
      const registry = await serveRegistry([server({ declares: { deprecated: 'Use the other one.' } })]);
      settings(`registry=${registry.url}\n`);
      const first = await outcomeOf({ sandbox });
      assert.ok(first.ok, JSON.stringify(first));
      assert.equal(first.listing.package?.deprecated, 'Use the other one.');
      const again = await outcomeOf({ sandbox }, { lock: first.listing.tree! });
      assert.ok(again.ok, JSON.stringify(again));
      assert.equal(again.listing.package?.deprecated, 'Use the other one.');
    });

    test('name a proxy, which is used', async () => {
      const registry = await serveRegistry([server()]);
      const seen: string[] = [];
      const proxy = createServer((request, response) => {
        seen.push(`${request.headers['proxy-authorization']} ${request.url}`);
        const on = ask(request.url as string, { headers: request.headers }, (answer) => { response.writeHead(answer.statusCode ?? 500, answer.headers); answer.pipe(response); });
        request.pipe(on);
      }).on('connect', (request, socket) => {
        seen.push(`${request.headers['proxy-authorization']} ${request.url}`);
        const [host = '', port = ''] = (request.url ?? '').split(':');
        const on = connect(Number(port), host, () => { socket.write('HTTP/1.1 200 OK\r\n\r\n'); on.pipe(socket).pipe(on); });
        for (const each of [on, socket]) each.on('error', () => undefined);
      });
      await new Promise<void>((done) => { proxy.listen(0, '127.0.0.1', () => done()); });
      after(() => { proxy.close(); proxy.closeAllConnections(); });
      const at = `http://me:secret@127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      for (const named of ['setting', 'variable']) {
        seen.length = 0;
        settings(`registry=${registry.url}\n${named === 'setting' ? `proxy=${at}\n` : ''}`);
        if (named === 'variable') process.env['HTTP_PROXY'] = at;
        const outcome = await outcomeOf({ sandbox });
        assert.ok(outcome.ok, JSON.stringify(outcome));
        assert.ok(seen.some((line) => line.startsWith(`Basic ${Buffer.from('me:secret').toString('base64')} `)), named);
      }
    });

    test('name no token: one is passed by the name of its variable, and seen nowhere', async () => {
      const token = 'hunter2-token-of-a-registry';
      const registry = await serveRegistry([server({ files: [{ path: 'package/index.js', mode: 0o755, content: serverScript.replace('\n', "\nglobalThis.toolSays = JSON.stringify(process.env) + require('node:fs').readdirSync(process.env.HOME);\n") }] })], { token });
      settings(`registry=${registry.url}\n${registry.url.slice(5)}:_authToken=${token}\n`);
      const without = await outcomeOf({ sandbox });
      assert.equal(!without.ok && without.cause, 'registry-refused', JSON.stringify(without));
      const outcome = await outcomeOf({ sandbox, registryTokens: [{ value: token }] });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assert.ok(!JSON.stringify(outcome).includes(token));
      assert.deepEqual(readdirSync(join(root, 'cache'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(token)), []);
    });

    test('of a folder that toolrisk is started in are not read', async () => {
      const registry = await serveRegistry([server()]);
      settings(`registry=${registry.url}\n`);
      const before = process.cwd();
      const strange = mkdtempSync(join(root, 'strange-'));
      writeFileSync(join(strange, '.npmrc'), 'registry=http://127.0.0.1:2/\nproxy=http://127.0.0.1:2/\n');
      writeFileSync(join(strange, 'package.json'), '{}');
      process.chdir(strange);
      const outcome = await outcomeOf({ sandbox }).finally(() => process.chdir(before));
      assert.ok(outcome.ok, JSON.stringify(outcome));
    });
  });
}

describe('the packages of a server', () => {
  const sandbox = best?.kind === 'bwrap' ? 'auto' : 'none';
  const names = (version: string): RegistryPackage => ({ name: 'names', version, declares: { main: 'index.js' }, files: [{ path: 'package/index.js', content: `globalThis.toolName = 'from_${version}';` }] });
  const floating = server({ declares: { dependencies: { names: '^1.0.0' } }, files: [{ path: 'package/index.js', content: serverScript.replace('\n', "\nrequire('names');\n"), mode: 0o755 }] });

  test('stay those of the last listing until they are to be resolved anew, and that only they changed is said', async () => {
    const registry = await serveRegistry([floating, names('1.0.0')]);
    process.env['npm_config_registry'] = registry.url;
    const catalog = mkdtempSync(join(root, 'catalog-'));
    const spec = serverSpecSchema.parse({ title: 'T', about: 'A', topic: 'other', npm: { package: 'server', version: '1.0.0' }, unreviewed: true });
    const crawl = (rest: object = {}) => crawlServer({ catalog, server: 's', spec, today: '2026-01-01', sandbox, includeUnreviewed: true, ...rest });
    const sees = () => readFileSync(join(catalog, 'snapshots/s.json'), 'utf8').match(/from_[\d.]+/)?.[0];

    const first = await crawl();
    assert.ok(first.ok, JSON.stringify(first));
    assert.deepEqual([first.ok && first.written, sees()], ['written', 'from_1.0.0'], JSON.stringify(first));
    const recorded = await readInstall(catalog, 's');
    assert.deepEqual(Object.entries(recorded?.packages ?? {}).map(([place, { version }]) => [place, version]), [['node_modules/names', '1.0.0'], ['node_modules/server', '1.0.0']]);
    const text = readFileSync(join(catalog, 'installs/s.json'), 'utf8');
    assert.ok(!text.includes('127.0.0.1') && !text.includes('resolved'));

    registry.set([floating, names('1.0.0'), names('1.1.0')]);
    const again = await crawl();
    assert.deepEqual([again.ok && again.written, again.ok && again.dependencies, sees()], ['unchanged', undefined, 'from_1.0.0'], JSON.stringify(again));
    assert.equal(readFileSync(join(catalog, 'installs/s.json'), 'utf8'), text);

    const anew = await crawl({ updateDependencies: true });
    assert.deepEqual([anew.ok && anew.written, anew.ok && anew.dependencies, sees()], ['written', 'its tools changed, and only its dependencies changed: names@1.0.0→1.1.0', 'from_1.1.0'], JSON.stringify(anew));

    registry.set([floating, names('1.0.0'), { ...names('1.1.0'), declares: { changed: true } }]);
    rmSync(join(root, 'cache'), { recursive: true, force: true });
    const swapped = await crawl();
    assert.equal(!swapped.ok && swapped.cause, 'integrity-mismatch', JSON.stringify(swapped));

    writeFileSync(join(catalog, 'installs/s.json'), '{');
    const damaged = await crawl();
    assert.equal(!damaged.ok && damaged.cause, 'damaged-install', JSON.stringify(damaged));
  });

  const other = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
  const unbound: [string, (own: string) => string, RegExp][] = [
    ['several hashes, of which npm takes any', (own) => `${own} ${other}`, /more than one hash/],
    ['SHA-1 alone', () => `sha1-${Buffer.alloc(20, 7).toString('base64')}`, /SHA-1|integrity|checksum/i],
  ];
  for (const [name, integrity, says] of unbound) {
    test(`are refused where a registry names one by ${name}`, async () => {
      for (const packages of [[{ ...floating, integrity }, names('1.0.0')], [floating, { ...names('1.0.0'), integrity }]]) {
        process.env['npm_config_registry'] = (await serveRegistry(packages)).url;
        const outcome = await listed({ ...launch, ...(packages[0] !== floating && { integrity: other }) }, { sandbox, limits: { installMs: 120_000 } });
        assert.ok(!outcome.ok && outcome.cause === 'integrity-mismatch', JSON.stringify(outcome));
        assert.match(outcome.says, says);
      }
    });
  }
});
