import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readAddList } from '../../src/cli/add/read-add-list.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { addReportSchema } from '../../src/schema/catalog/add-report.ts';
import { runToolrisk, temporaryFolder } from '../cli/run-toolrisk.ts';
import type { RunOptions } from '../cli/run-toolrisk.ts';
import { serveRegistry } from '../connect/package-registry.ts';
import { demos } from './demo-packages.ts';

const sandbox = await chooseSandbox('auto').catch(() => null);
const skip = sandbox?.kind === 'bwrap' ? false : 'there is no bubblewrap here';
const registry = await serveRegistry(demos);

/** A folder with a list and an empty catalog. */
function place(lines: readonly string[]) {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, 'catalog'));
  writeFileSync(join(cwd, 'list.txt'), lines.join('\n'));
  const run = (args: readonly string[] = [], options: RunOptions = {}) => runToolrisk(['add', '--from', 'list.txt', '--yes', '--concurrency', '1', ...args], { cwd, env: { npm_config_registry: registry.url, XDG_CACHE_HOME: join(cwd, 'cache') }, ...options });
  const report = () => addReportSchema.parse(JSON.parse(readFileSync(join(cwd, 'build/add/report.json'), 'utf8')));
  const servers = () => (existsSync(join(cwd, 'catalog/servers')) ? readdirSync(join(cwd, 'catalog/servers')).sort() : []);
  return { cwd, run, report, servers };
}

/** How often the registry was asked for the packument of a package. */
const timesAsked = (name: string) => registry.asked.filter(({ url }) => decodeURIComponent(url ?? '') === `/${name}`).length;

describe('a list', { skip }, () => {
  test('is worked off, one that fails stops no other, and it is reported by cause', async () => {
    const { cwd, run, report, servers } = place(['# of our company', '', 'npm:plain-mcp   # a comment', 'npm:keyed-mcp-server my-keyed', 'npm:library-mcp', 'pypi:mcp-server-time', '-- npx -y documented-mcp serve']);
    const { code, stdout, stderr } = await run();
    assert.deepEqual([code, stdout], [2, '3 of 5 server files written, 2 failed (no-command 1, not-supported 1), 3 tools\n'], stderr);
    assert.deepEqual(servers(), ['documented.yaml', 'my-keyed.yaml', 'plain.yaml']);
    assert.match(stderr, /^pypi:mcp-server-time: not-supported: /m);
    const { sources, causes, ended } = report();
    assert.deepEqual([sources.map(({ outcome }) => outcome), causes, ended], [['written', 'written', 'failed', 'failed', 'written'], { 'no-command': 1, 'not-supported': 1 }, 'done']);
    assert.deepEqual(sources[2]?.kind, { kind: 'framework', proof: 'its package.json has no "bin"' });
    assert.match(readFileSync(join(cwd, 'build/add/report.md'), 'utf8'), /^## no-command\n\n- \*\*npm\\:library\\-mcp\*\*/m);
    // Again: what is there is left alone, only the others are tried.
    const before = timesAsked('plain-mcp');
    assert.match((await run()).stdout, /^0 of 5 server files written, 3 known already, 2 failed/);
    assert.equal(timesAsked('plain-mcp'), before);
  });

  for (const endBy of ['SIGTERM', 'SIGKILL'] as const) {
    test(`that was ended by ${endBy} goes on where it was, and loses nothing`, async () => {
      const { cwd, run, report, servers } = place(['npm:stubborn-mcp', 'npm:plain-mcp', 'npm:filed-mcp']);
      const ended = await run([], { endBy, endWhen: (stderr) => stderr.includes('npm:plain-mcp: 1 tool') });
      assert.notEqual(ended.code, 0);
      assert.deepEqual(servers(), ['plain.yaml']);
      assert.deepEqual(readdirSync(join(cwd, 'catalog/servers')).filter((name) => !name.endsWith('.yaml')), []);
      const before = [timesAsked('stubborn-mcp'), timesAsked('plain-mcp')];
      const { code, stderr, stdout } = await run();
      assert.match(stderr, /^going on with an interrupted run: 2 of 3 sources are done$/m);
      assert.deepEqual([code, stdout], [3, '2 of 3 server files written, 1 failed (exited 1), 2 tools\n']);
      assert.deepEqual([timesAsked('stubborn-mcp'), timesAsked('plain-mcp')], before);
      assert.deepEqual([report().ended, servers()], ['done', ['filed.yaml', 'plain.yaml']]);
      assert.deepEqual(readdirSync(join(cwd, 'build/add')).sort(), ['report.json', 'report.md']);
    });
  }

  test('writes a file anew that was taken away meanwhile', async () => {
    const { cwd, run, servers } = place(['npm:plain-mcp', 'npm:filed-mcp']);
    await run([], { endBy: 'SIGKILL', endWhen: (stderr) => stderr.includes('npm:plain-mcp: 1 tool') });
    rmSync(join(cwd, 'catalog/servers/plain.yaml'));
    assert.equal((await run()).code, 0);
    assert.deepEqual(servers(), ['filed.yaml', 'plain.yaml']);
  });
});

describe('an address', () => {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; }).on('end', () => {
      const { id, method } = JSON.parse(body || '{}') as { id?: number; method?: string };
      if (request.url === '/locked') return void response.writeHead(401).end();
      if (id === undefined) return void response.writeHead(202).end();
      const result = method === 'initialize' ? { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'web', version: '1' } } : method === 'tools/list' ? { tools: [{ name: 'search', inputSchema: { type: 'object' } }] } : {};
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, result }));
    });
  });
  after(() => { server.close(); server.closeAllConnections(); });

  test('is added when it lists without credentials, and said to want them when not', async () => {
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', () => done()); });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'catalog'));
    const { code, stderr } = await runToolrisk(['add', `${url}/mcp`, '--allow-private', '--id', 'web'], { cwd });
    assert.equal(code, 0, stderr);
    assert.match(readFileSync(join(cwd, 'catalog/servers/web.yaml'), 'utf8'), new RegExp(`^url: ${url}/mcp$`, 'm'));
    const locked = await runToolrisk(['add', `${url}/locked`, '--allow-private'], { cwd });
    assert.deepEqual([locked.code, readdirSync(join(cwd, 'catalog/servers'))], [3, ['web.yaml']]);
    assert.match(locked.stderr, /unauthorized: .*A server file holds no credentials/);
    assert.equal((await runToolrisk(['add', `${url}/mcp`], { cwd })).code, 2);
  });
});

describe('a list of commands', () => {
  const read = async (...lines: string[]) => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'list.txt'), lines.join('\n'));
    return (await readAddList('list.txt', cwd)).map(({ name }) => name);
  };

  test('is told by packages: other words of theirs may be secrets, and are kept nowhere', async () => {
    assert.deepEqual(await read('-- npx -y plain-mcp --token sk-dummy-dummy', '-- npx -y plain-mcp --token sk-other-other', 'npm:plain-mcp'), ['-- npm:plain-mcp', '-- npm:plain-mcp (2)', 'npm:plain-mcp']);
  });

  test('is refused where two are to have one id', async () => {
    await assert.rejects(read('npm:plain-mcp one', 'npm:keyed-mcp-server one'), /list\.txt:2: the id "one" is named twice\. Give each source an id of its own\./);
  });
});
