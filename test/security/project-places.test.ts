import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { listServer } from '../../src/connect/list-server.ts';
import { tooBroad } from '../../src/connect/sandbox/paths/broad-folders.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { asUsers } from './as-users.ts';
import { notProven } from './not-proven.ts';

const best = await chooseSandbox('auto').catch(() => null);
const skip = best?.kind === 'bwrap' ? false : notProven('where a project may lie: there is no bubblewrap here');
const program = `
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
const look = (act) => { try { return act(); } catch (error) { return error.code; } };
const seen = [process.cwd(), look(() => readFileSync('data.txt', 'utf8')), look(() => readFileSync('.env', 'utf8')), look(() => writeFileSync('/tmp/x', '') ?? 'wrote'), look(() => writeFileSync('new.txt', '') ?? 'wrote')];
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  const result = method === 'initialize' ? { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'stands', version: '1' } } : { tools: [{ name: 'stands', description: seen.join(' '), inputSchema: { type: 'object' } }] };
  if (id !== undefined) console.log(JSON.stringify({ jsonrpc: '2.0', id, result }));
});
`;

/** A folder of a stranger somewhere, gone after the tests with all that was made for it; null where this user may make none. */
function projectIn(place: string): string | null {
  try {
    const made = mkdirSync(place, { recursive: true });
    if (made !== undefined) after(() => rmSync(made, { recursive: true, force: true }));
    const folder = realpathSync(mkdtempSync(join(place, 'place-')));
    after(() => rmSync(folder, { recursive: true, force: true }));
    chmodSync(folder, 0o755);
    for (const [name, text] of Object.entries({ 'package.json': '{}', 'server.mjs': program, 'data.txt': 'data', '.env': 'canary' })) writeFileSync(join(folder, name), text);
    return folder;
  } catch {
    return null;
  }
}

describe('a project is listed where it lies, with its keys covered and without being written to:', { skip }, () => {
  const user = process.getuid?.() ?? 0;
  for (const place of ['/var/tmp', '/var/tmp/deep/er', '/var/www', '/var/lib', '/srv', '/opt', '/mnt', '/media/ann/disk', `/run/media/ann-${user}/disk`, `/run/user/${user}`, '/dev/shm', '/tmp/work', '/tmp/home', '/workspaces', '/data', homedir()]) {
    test(place === homedir() ? 'the home' : place, async (t) => {
      const folder = projectIn(place);
      if (folder === null) return t.skip('this user may make no folder there');
      const outcome = await listServer({ kind: 'command', command: process.execPath, args: ['server.mjs'], env: {}, files: {}, hosts: [], author: { kind: 'config', project: folder }, cwd: folder }, { sandbox: 'auto' });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assert.match(String(outcome.listing.tools[0]?.description), new RegExp(`^${folder} data (EACCES|)? ?wrote EROFS$`));
    });
  }
});

describe('of the running system', () => {
  for (const path of ['/proc/self/root/home', '/sys/x', '/dev', '/dev/shm', '/dev/sda', '/run', '/run/media', '/run/media/ann', '/run/user', '/run/user/0', '/run/user/0/bus', '/run/user/0/containers', '/run/systemd', '/boot/x']) {
    test(`no word shows ${path}`, () => assert.equal(tooBroad(path), 'it is the running system'));
  }
});

describe('a folder to start in that is none ends a listing before anything is started:', { skip }, () => {
  for (const [name, says] of [['nowhere', 'the folder that it is to start in is not there: '], ['data.txt', 'what it is to start in is no folder: ']] as const) {
    test(name, async () => {
      const folder = projectIn('/tmp') as string;
      const outcome = await listServer({
        kind: 'command', command: process.execPath, args: [join(folder, 'server.mjs')], env: {}, files: {}, hosts: [], author: { kind: 'config', project: folder }, cwd: join(folder, name), namesCwd: true,
      }, { sandbox: 'auto' });
      assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says, outcome.observed.sandbox], ['start-failed', `${says}${join(folder, name)}.`, undefined]);
    });
  }
});

asUsers(import.meta.filename);
