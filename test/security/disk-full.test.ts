import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { folderOf, root, runAs, smallDisk, toolrisk, unmountable, users } from './small-disk.ts';
import type { Ran, SmallDisk } from './small-disk.ts';

const child = join(import.meta.dirname, 'write-child.ts');
const full = /: cannot be written: the disk is full \(ENOSPC\)\. Make room on it, and run it again\.$/m;
const remote = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { id, method } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { id?: number; method?: string };
  if (id === undefined) return void response.writeHead(request.method === 'GET' ? 405 : 202).end();
  const count = /\d+/.exec(request.url ?? '')?.[0] ?? 1;
  const tools = Array.from({ length: Number(count) }, (_, index) => ({ name: `get_thing_${index}`, description: 'Gets a thing. '.repeat(60), inputSchema: { type: 'object' } }));
  const hello = { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'remote', version: '1' } };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, result: method === 'initialize' ? hello : { tools } }));
});
before(() => new Promise<void>((done) => { remote.listen(0, '127.0.0.1', () => done()); }));
after(() => {
  remote.close();
  remote.closeAllConnections();
});

/** The file of a server that has this many tools, of about a kilobyte each. */
const spec = (tools: number) => `title: It\nabout: It stands in.\ntopic: testing\nurl: http://127.0.0.1:${(remote.address() as AddressInfo).port}/${tools}\n`;
const endsClearly = ({ code, stderr }: Ran, exitCode: number, says: RegExp) => {
  assert.equal(code, exitCode, stderr);
  assert.match(stderr, says);
  assert.doesNotMatch(stderr, /\n {4}at |defect/);
};
/** Puts a file on the disk, from within. */
const put = async (disk: SmallDisk, path: string, text: string) => {
  const ran = await disk.run([process.execPath, '-e', 'const fs = require("fs"), path = require("path"), [to, text] = process.argv.slice(1); fs.mkdirSync(path.dirname(to), { recursive: true }); fs.writeFileSync(to, text);', join(disk.folder, path), text]);
  assert.equal(ran.code, 0, ran.stderr);
};
const listOf = (disk: SmallDisk, path = '') => readdirSync(disk.seen(path)).sort();
const textOf = (disk: SmallDisk, path: string) => readFileSync(disk.seen(path), 'utf8');

for (const who of users) {
  describe(`a disk that is full, as ${who}`, { skip: unmountable(who) }, () => {
    test('leaves the old text whole and nothing beside it', async () => {
      const disk = await smallDisk(who, 65_536);
      await put(disk, 'a.txt', 'old');
      for (const name of ['a.txt', 'b.txt']) endsClearly(await disk.run([process.execPath, child, 'text', join(disk.folder, name), '200000']), 3, full);
      assert.equal(textOf(disk, 'a.txt'), 'old');
      assert.deepEqual(listOf(disk), ['a.txt']);
      const { stdout } = await disk.run([process.execPath, child, 'text', join(disk.folder, 'a.txt'), '20000']);
      assert.deepEqual([stdout, statSync(disk.seen('a.txt')).size], ['written\n', 20_000]);
    });

    test('never holds a part of a line of a journal, and the next one stands by itself', async () => {
      const disk = await smallDisk(who, 16_384);
      const path = join(disk.folder, 'a.jsonl');
      for (const bytes of ['6000', '200000', '3000']) await disk.run([process.execPath, child, 'line', path, bytes]);
      assert.deepEqual(textOf(disk, 'a.jsonl').split('\n').map((line) => line.length), [6000, 3000, 0]);
    });

    test('is what became of a server whose snapshot does not fit; the others are recorded', async () => {
      const disk = await smallDisk(who, 131_072);
      const records = folderOf(who);
      await put(disk, 'servers/great.yaml', spec(20));
      const crawl = () => disk.run(toolrisk('crawl', '--catalog', disk.folder, '--out', records, '--allow-private', '--fresh'));
      assert.equal((await crawl()).code, 0);
      const old = textOf(disk, 'snapshots/great.json');
      await put(disk, 'servers/great.yaml', spec(400));
      await put(disk, 'servers/small.yaml', spec(1));
      const ran = await crawl();
      endsClearly(ran, 3, /failed: great: machine: it was listed, but not recorded: \S+great\.json: cannot be written: the disk is full \(ENOSPC\)\. Make room/);
      assert.match(ran.stdout, /1 of 2 servers listed, 1 changed/);
      assert.equal(textOf(disk, 'snapshots/great.json'), old);
      assert.deepEqual(listOf(disk, 'snapshots'), ['great.json', 'small.json']);
      assert.equal(JSON.parse(textOf(disk, 'snapshots/small.json')).tools.length, 1);
      const { servers } = JSON.parse(readFileSync(join(records, 'crawl/report.json'), 'utf8')) as { servers: { server: string; outcome: string; cause?: string }[] };
      assert.deepEqual(servers.map(({ server, outcome, cause }) => [server, outcome, cause]), [['great', 'failed', 'machine'], ['small', 'listed', undefined]]);
    });

    test('ends a crawl before anything is started when not even its journal fits, and counts when its report does not', async () => {
      const [disk, catalog] = [await smallDisk(who, 16_384), folderOf(who)];
      mkdirSync(join(catalog, 'servers'));
      for (let number = 0; number < 40; number += 1) writeFileSync(join(catalog, `servers/small-${number}.yaml`), spec(1));
      const crawl = () => disk.run(toolrisk('crawl', '--catalog', catalog, '--out', disk.folder, '--allow-private'));
      await put(disk, 'filler', 'x'.repeat(4096 * 3));
      const some = await crawl();
      endsClearly(some, 3, full);
      assert.equal(some.stderr.match(/report\.json: cannot be written/g)?.length, 1);
      assert.match(some.stdout, /^40 of 40 servers listed/);
      assert.deepEqual(listOf(disk, 'crawl'), []);
      await put(disk, 'filler', 'x'.repeat(4096 * 4));
      const none = await crawl();
      endsClearly(none, 2, full);
      assert.doesNotMatch(none.stderr, /small-0/);
    });

    test('ends a build with a line; every record that is there is whole', async () => {
      const disk = await smallDisk(who, 400_000);
      const catalog = folderOf(who);
      for (const path of ['servers', 'snapshots']) for (const server of ['memory', 'filesystem', 'everything']) {
        const file = `${path}/${server}.${path === 'servers' ? 'yaml' : 'json'}`;
        cpSync(join(root, 'catalog', file), join(catalog, file));
      }
      await put(disk, 'filler', 'x'.repeat(100_000));
      endsClearly(await disk.run(toolrisk('build', '--catalog', catalog, '--out', join(disk.folder, 'build'))), 3, full);
      for (const name of listOf(disk, 'build')) if (name !== 'servers') JSON.parse(textOf(disk, `build/${name}`));
      for (const name of listOf(disk, 'build/servers')) {
        assert.match(name, /^[a-z]+\.json$/);
        JSON.parse(textOf(disk, `build/servers/${name}`));
      }
      for (const name of readdirSync(join(catalog, 'assessments'))) JSON.parse(readFileSync(join(catalog, 'assessments', name), 'utf8'));
    });

    // Room for nothing; then for the new settings, but not for a copy of the old ones too.
    for (const [room, settings, bytes] of [['nothing', 3000, 4096], ['no backup', 30_000, 73_728]] as const) {
      test(`keeps settings as they were, without half a backup, when there is room for ${room}`, async () => {
        const disk = await smallDisk(who, bytes);
        const old = JSON.stringify({ model: 'x'.repeat(settings), permissions: { allow: ['Bash(ls)'] } }, null, 2);
        await put(disk, 'settings.json', old);
        endsClearly(await disk.run(toolrisk('policy', 'filesystem', '--for', 'claude-code', '--merge', join(disk.folder, 'settings.json'), '--yes')), 3, full);
        assert.equal(textOf(disk, 'settings.json'), old);
        assert.deepEqual(listOf(disk), ['settings.json']);
      });
    }

    test('makes an answer that was cut no success', async () => {
      const disk = await smallDisk(who, 16_384);
      const ran = await disk.run(toolrisk('scan', 'filesystem', '--format', 'json'), { to: join(disk.folder, 'answer.json') });
      endsClearly(ran, 3, /^standard output: cannot be written: the disk is full \(ENOSPC\)\. /m);
    });

    test('that is read-only is said before work is begun', async () => {
      const disk = await smallDisk(who, 1_000_000);
      await put(disk, 'servers/great.yaml', spec(1));
      await put(disk, 'settings.json', '{}');
      disk.makeReadOnly();
      const path = (name: string) => join(disk.folder, name);
      const readOnly = /cannot be written: the file system is read-only \(EROFS\)\. Name a place that can be written\.$/m;
      endsClearly(await disk.run(toolrisk('crawl', '--catalog', disk.folder, '--out', folderOf(who), '--allow-private')), 2, readOnly);
      endsClearly(await disk.run(toolrisk('policy', 'filesystem', '--for', 'claude-code', '--out', path('new.json'))), 2, readOnly);
      endsClearly(await disk.run(toolrisk('policy', 'filesystem', '--for', 'claude-code', '--merge', path('settings.json'), '--yes')), 2, readOnly);
      endsClearly(await disk.run([process.execPath, child, 'text', path('settings.json'), '400']), 3, readOnly);
      endsClearly(await disk.run(toolrisk('scan', '--yes', '--', 'node', 'server.mjs'), { env: { TMPDIR: disk.folder } }), 2, /^the folder for temporary files, \S+: nothing is started: it cannot be written: the file system is read-only \(EROFS\)\. .*TMPDIR\.$/m);
    });
  });
}

describe('a device that is always full', { skip: process.platform !== 'linux' && 'not proven: only Linux has /dev/full' }, () => {
  for (const args of [['--help'], ['--version'], ['scan', 'memory'], ['scan', 'memory', '--format', 'jsonl'], ['policy', 'memory', '--for', 'codex'], ['explain', 'memory', 'read_graph']]) {
    test(`makes toolrisk ${args.join(' ')} no success`, async () => {
      endsClearly(await runAs(users[0]!, ['sh', '-c', 'exec "$@" > /dev/full', 'sh', ...toolrisk(...args)]), 3, /^standard output: cannot be written: the disk is full \(ENOSPC\)\. /m);
    });
  }
  test('as standard error, makes what was said there count as not said', async () => {
    const { code, stdout } = await runAs(users[0]!, ['sh', '-c', 'exec "$@" 2> /dev/full', 'sh', ...toolrisk('policy', 'memory', '--for', 'codex')]);
    assert.equal(code, 3);
    assert.match(stdout, /read_graph/);
  });
});
