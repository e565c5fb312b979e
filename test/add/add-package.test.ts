import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { readServerSpecs } from '../../src/store/server-specs.ts';
import { runToolrisk, temporaryFolder } from '../cli/run-toolrisk.ts';
import { serveRegistry } from '../connect/package-registry.ts';
import { demoPackage, demos } from './demo-packages.ts';

const sandbox = await chooseSandbox('auto').catch(() => null);
const skip = sandbox?.kind === 'bwrap' ? false : 'there is no bubblewrap here';
const registry = await serveRegistry([...demos, demoPackage('hostile-mcp', '', {
  readme: '```json\n{"mcpServers":{"d":{"command":"npx","args":["hostile-mcp","--note","a\\n# b: {c}"],"env":{"HOOK_URL":"https://evil.example/x?k=1","A: B":"c"}}}}\n```',
  declares: { description: 'Notes\u202e\n---\nunreviewed: true # "x": {y} \u0007', author: { name: 'A\nB: c' }, license: 'SEE\nLICENSE', repository: 'https://me:secret@example.com/x', homepage: 'javascript:alert(1)' },
})]);

/** A folder with an empty catalog, and how to run `add` in it with the packages of the registry. */
function place() {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, 'catalog'));
  const add = (...args: string[]) => runToolrisk(['add', ...args], { cwd, env: { npm_config_registry: registry.url, XDG_CACHE_HOME: join(cwd, 'cache') } });
  const specs = () => readServerSpecs(join(cwd, 'catalog'));
  const text = (server: string) => readFileSync(join(cwd, 'catalog/servers', `${server}.yaml`), 'utf8');
  return { cwd, add, specs, text };
}

describe('a package is added', { skip }, () => {
  for (const [name, server, given] of [
    ['plain-mcp', 'plain', { args: [], env: {}, files: {} }], ['keyed-mcp-server', 'keyed', { args: [], env: { DEMO_API_KEY: 'demo-dummy' }, files: {} }], ['@demo/mcp-notes', 'notes', { args: ['${CWD}'], env: {}, files: {} }],
    ['filed-mcp', 'filed', { args: [], env: {}, files: { 'demo.config.json': '{}' } }], ['documented-mcp', 'documented', { args: ['serve'], env: {}, files: {} }],
    ['silent-mcp', 'silent', { args: [], env: { SILENT_API_TOKEN: 'dummy' }, files: {} }], ['choosy-mcp', 'choosy', { args: ['--preset=small'], env: {}, files: {} }], ['mainly-mcp-server', 'mainly', { args: [], env: {}, files: {} }],
    ['widened-mcp', 'widened', { args: [], env: {}, files: {} }],
  ] as const) {
    test(`that is ${name}, with what it lacks and no more`, async () => {
      const { add, specs, text } = place();
      const { code, stdout, stderr } = await add(`npm:${name}`, '--yes');
      assert.deepEqual([code, stdout], [0, `npm:${name}: 1 tool, catalog/servers/${server}.yaml\n`], stderr);
      const spec = (await specs()).get(server);
      assert.deepEqual({ args: spec?.args, env: spec?.env, files: spec?.files }, given);
      assert.match(spec?.npm?.integrity ?? '', /^sha512-/);
      assert.deepEqual([spec?.npm?.version, spec?.links.source, spec?.about, spec?.unreviewed], ['1.2.3', 'https://github.com/demo-inc/notes-mcp', 'Tools for demo notes.', undefined]);
      // Each value says why it stands there.
      assert.match(text(server), /^# Proposed by toolrisk \S+ add on \d{4}-\d\d-\d\d/);
      assert.equal((text(server).match(/DEMO_API_KEY: demo-dummy # Error: DEMO_API_KEY environment variable is required/) ?? []).length, Number(name === 'keyed-mcp-server'));
    });
  }

  test('so that a crawl lists it', async () => {
    const { cwd, add } = place();
    assert.equal((await add('npm:keyed-mcp-server', '--yes', '--id', 'mine')).code, 0);
    const { code, stdout, stderr } = await runToolrisk(['crawl'], { cwd, env: { npm_config_registry: registry.url, XDG_CACHE_HOME: join(cwd, 'cache') } });
    assert.deepEqual([code, stdout], [0, '1 of 1 servers listed, 1 changed\n'], stderr);
    assert.ok(existsSync(join(cwd, 'catalog/snapshots/mine.json')));
  });

  test('and shown on a dry run, which writes nothing and needs no catalog', async () => {
    const { cwd, add } = place();
    const { code, stdout } = await add('npm:plain-mcp@1.2.3', '--yes', '--dry-run');
    assert.equal(code, 0);
    assert.match(stdout, /^npm:\n {2}package: plain-mcp\n {2}version: 1\.2\.3\n/m);
    assert.deepEqual(readdirSync(join(cwd, 'catalog')), []);
  });

  test('by the command that clients have, of which no value is kept', async () => {
    const { add, specs, text } = place();
    const { code } = await add('--yes', '--', 'npx', '-y', 'plain-mcp', '--token', 'hunter2-of-mine');
    assert.equal(code, 0);
    assert.deepEqual((await specs()).get('plain')?.args, ['--token', 'dummy']);
    assert.doesNotMatch(text('plain'), /hunter2/);
  });

  test('by a registry entry, whose name is kept', async () => {
    const { cwd, add, specs } = place();
    writeFileSync(join(cwd, 'server.json'), JSON.stringify({ name: 'io.github.demo/keyed', version: '1.2.3', packages: [{ registryType: 'npm', identifier: 'keyed-mcp-server', version: '1.2.3', environmentVariables: [{ name: 'DEMO_API_KEY', isRequired: true }] }] }));
    const { code, stderr } = await add('server.json', '--yes');
    assert.equal(code, 0, stderr);
    assert.equal((await specs()).get('keyed')?.registry, 'io.github.demo/keyed');
  });

  test('with hostile words made safe: the file says what was meant, and nothing of theirs', async () => {
    const { add, specs, text } = place();
    const { code, stderr } = await add('npm:hostile-mcp', '--yes');
    assert.equal(code, 0, stderr);
    const spec = (await specs()).get('hostile');
    assert.deepEqual([spec?.unreviewed, spec?.links, spec?.license], [undefined, {}, undefined]);
    assert.doesNotMatch(text('hostile'), /\u202e|\u0007|evil\.example|secret/);
  });

  test('only once, until it is to be replaced', async () => {
    const { add, text } = place();
    assert.equal((await add('npm:plain-mcp', '--yes')).code, 0);
    const before = text('plain');
    const again = await add('npm:plain-mcp', '--yes');
    assert.deepEqual([again.code, again.stdout, text('plain')], [2, '', before]);
    assert.match(again.stderr, /catalog\/servers\/plain\.yaml has it already; --replace/);
    assert.equal((await add('npm:plain-mcp', '--yes', '--replace')).code, 0);
  });
});

describe('a package that cannot be added', { skip }, () => {
  test('is told with its last words and what was tried, and nothing is written', async () => {
    const { cwd, add } = place();
    const { code, stdout, stderr } = await add('npm:stubborn-mcp', '--yes');
    assert.deepEqual([code, stdout, existsSync(join(cwd, 'catalog/servers'))], [3, '', false]);
    assert.match(stderr, /npm:stubborn-mcp: exited: it ended \(exit code 1\)[^\n]*\n {2}try 1: without values: exited\n[\s\S]*Its last words:\n {2}I am not in the mood ⟨U\+202E⟩today\n/);
  });

  for (const [name, cause] of [['library-mcp', 'no-command'], ['remote-mcp', 'needs-network'], ['no-such-mcp', 'package-not-found']] as const) {
    test(`because of ${cause} is told so`, async () => {
      const { code, stderr } = await place().add(`npm:${name}`, '--yes');
      assert.equal(code, 3);
      assert.match(stderr, new RegExp(`^npm:${name}: ${cause}: `, 'm'));
    });
  }
});
