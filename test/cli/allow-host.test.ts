import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { root, runToolrisk } from './run-toolrisk.ts';

const best = await chooseSandbox('bwrap').catch(() => null);
const folder = mkdtempSync(join(tmpdir(), 'calls-home-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const skip = best === null ? 'bubblewrap may not be used here' : false;
const program = join(root, 'test/security/programs/reaches-out.mjs');
/** A server that calls home when it is asked for its list: by the proxy it is told of, and past it. */
const callsHome = ['--', process.execPath, program, JSON.stringify({ by: 'fetch', url: 'http://call.example/home' }), JSON.stringify({ by: 'tcp', host: '192.0.2.1', port: 80 })];
const scan = (...words: string[]) => runToolrisk(['scan', '--yes', '--sandbox', 'bwrap', ...words]);

describe('--allow-host', () => {
  for (const command of [['scan', '--yes'], ['policy', '--for', 'claude-code', '--yes'], ['explain', '--yes'], ['crawl'], ['worker', '--queue', 'redis://127.0.0.1:1']]) {
    test(`that is none ends with exit code 2: ${command[0]}`, async () => {
      const { code, stderr, stdout } = await runToolrisk([...command, '--allow-host', 'https://api.example.com/']);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /--allow-host .*Give a host, host:port, or \*\.name/);
    });
  }

  for (const sandbox of ['none', 'docker']) {
    test(`is refused where nothing holds a program to it: --sandbox ${sandbox}`, async () => {
      const { code, stderr } = await runToolrisk(['scan', '--yes', '--sandbox', sandbox, '--allow-host', 'api.example.com', '--', 'node', 'x.js']);
      assert.equal(code, 2);
      assert.match(stderr, /^--allow-host: .*Leave out --sandbox /m);
    });
  }

  for (const host of ['127.0.0.1', 'localhost:8080', '10.0.0.1', '2130706433', '[::1]:80']) {
    test(`takes no address that no program reaches: ${host}`, async () => {
      const { code, stderr } = await runToolrisk(['scan', '--yes', '--allow-host', host, '--', 'node', 'x.js']);
      assert.equal(code, 2);
      assert.match(stderr, /an address of this machine or of a private network/);
    });
  }

  test('is for the workers to say, with a queue', async () => {
    const { code, stderr } = await runToolrisk(['crawl', '--queue', 'redis://127.0.0.1:1', '--allow-host', 'api.example.com']);
    assert.equal(code, 2);
    assert.match(stderr, /--allow-host: is for the workers to say/);
  });
});

describe('a server that calls home when it is asked for its list', { skip }, () => {
  test('is said to have done so, in every format, and the exit code stays', async () => {
    for (const format of ['table', 'markdown', 'json', 'jsonl']) {
      const { code, stdout, stderr } = await scan('--format', format, ...callsHome);
      const text = (stdout + stderr).replaceAll('\\', '').replace(/\s+/g, ' ');
      assert.equal(code, 0, text);
      assert.match(text, /calls-home: asked for call\.example:80 while only its list was wanted: refused/, format);
      assert.match(text, /passes-proxy-by: tried to reach the network without the proxy: nothing left the sandbox/, format);
    }
  });

  const others: [string, (words: readonly string[]) => string[]][] = [
    ['explain', (words) => ['explain', 'try_0', '--yes', ...words]],
    ['explain --format json', (words) => ['explain', 'try_0', '--format', 'json', '--yes', ...words]],
    ['policy', (words) => ['policy', '--for', 'claude-code', '--yes', ...words]],
    ['policy --simulate', (words) => ['policy', '--for', 'claude-code', '--simulate', calls, '--format', 'json', '--yes', ...words]],
  ];
  const calls = join(folder, 'calls.jsonl');
  writeFileSync(calls, '{"tool":"try_0"}\n');
  for (const [name, words] of others) {
    test(`is said to have done so, once and with its sandbox, by ${name}`, async () => {
      const { stdout, stderr } = await runToolrisk(words(callsHome));
      const text = (stdout + stderr).replace(/\s+/g, ' ');
      const isJson = name === 'explain --format json';
      assert.equal(text.match(/calls-home: asked for call\.example:80 while only its list was wanted: refused/g)?.length, 1, text);
      assert.equal(text.match(/passes-proxy-by: /g)?.length, 1, text);
      assert.equal(text.match(/sandbox:? .{0,60}?bubblewrap/g)?.length, 1, text);
      if (isJson) {
        const { sandbox, network } = JSON.parse(stdout) as { sandbox: string; network: { asked: { host: string }[] } };
        assert.deepEqual([sandbox, network.asked[0]?.host], ['bwrap', 'call.example']);
      }
    });
  }

  test('and fails is named with its sandbox in every format', async () => {
    for (const format of ['table', 'markdown', 'json', 'jsonl']) {
      const { code, stdout, stderr } = await scan('--format', format, '--', process.execPath, '-e', 'process.exit(1)');
      assert.equal(code, 3, stderr);
      assert.match(stdout + stderr, /bubblewrap|"sandbox":"bwrap"/, format);
    }
  });

  test('has a server file that names hosts: the old sentence is refused, with the new form', async () => {
    const catalog = mkdtempSync(join(tmpdir(), 'calls-home-'));
    after(() => rmSync(catalog, { recursive: true }));
    mkdirSync(join(catalog, 'servers'));
    writeFileSync(join(catalog, 'servers/old.yaml'), 'title: Old\nabout: It is.\ntopic: other\nurl: https://a.example/\nnetwork: It fetches its list.\n');
    const { code, stderr } = await runToolrisk(['crawl', '--catalog', catalog]);
    assert.equal(code, 2);
    assert.match(stderr, /old\.yaml:5: "network": must name each host that may be reached, as in - \{ host: 'api\.example\.com', why: /);
  });

  test('has a server file that names hosts: none that no program reaches', async () => {
    const catalog = mkdtempSync(join(tmpdir(), 'calls-home-'));
    after(() => rmSync(catalog, { recursive: true }));
    mkdirSync(join(catalog, 'servers'));
    const hosts = ['127.0.0.1', '10.0.0.5:443', '[::1]:80', 'localhost:3000', '*.app.localhost', '169.254.169.254', '2130706433'];
    writeFileSync(join(catalog, 'servers/inner.yaml'), `title: Inner\nabout: It is.\ntopic: other\nurl: https://a.example/\nnetwork:\n${[...hosts, '8.8.8.8', 'api.example.com'].map((host) => `  - { host: '${host}', why: It must. }\n`).join('')}`);
    const { code, stderr } = await runToolrisk(['crawl', '--catalog', catalog]);
    assert.equal(code, 2);
    const places = [...stderr.matchAll(/inner\.yaml:(\d+): "network\.\d\.host": is an address of this machine or of a private network, which no program reaches/g)].map(([, line]) => Number(line));
    assert.deepEqual(places, hosts.map((_host, at) => at + 6), stderr);
  });

  test('that fails at an address within is told that no option lets it go there', async () => {
    const { code, stdout } = await scan('--', 'sh', '-c', 'curl -sS -x http://127.0.0.1:31280 http://10.0.0.5:8080/; exit 1');
    assert.equal(code, 3);
    assert.match(stdout.replace(/\s+/g, ' '), /It asked for 10\.0\.0\.5:8080, which lies on this machine or in a private network: no option lets a program in the sandbox go there\./);
    assert.doesNotMatch(stdout, /--allow-host/);
  });

  test('that fails without what it was refused is helped by the option that allows it', async () => {
    const { code, stdout } = await scan('--', 'sh', '-c', 'curl -sS http://call.example:8080/; exit 1');
    assert.equal(code, 3);
    assert.match(stdout.replace(/\s+/g, ' '), /if you trust it with that, pass --allow-host call\.example:8080\./);
  });
});
