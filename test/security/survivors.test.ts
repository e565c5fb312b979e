import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, test } from 'node:test';
import type { CommandLaunch } from '../../src/connect/launch/launch.ts';
import { limits } from '../../src/connect/limits.ts';
import { runId } from '../../src/connect/programs/end/on-kill.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { findGroupPlace } from '../../src/connect/sandbox/groups/find-group-place.ts';
import { findReaper } from '../../src/connect/sandbox/cell/find-reaper.ts';
import { thisMachine } from '../../src/connect/sandbox/machine.ts';
import { listed, processesWith, until, watchTemporaryFolder } from '../connect/stand-in.ts';
import { asUsers } from './as-users.ts';
import { notProven } from './not-proven.ts';

const folder = watchTemporaryFolder();
const machine = thisMachine();
const withoutGroups = { ...machine, proc: null };
const place = await findGroupPlace(machine, limits);
const hasReaper = await findReaper(machine, limits) !== null;
const hasCell = await chooseSandbox('bwrap').then(() => true, () => false);
const hows = ['a child of nobody', 'a child that is always another', 'many children'];
/** Without a cell a program may do to its user's processes what that user may. */
const inCell = [...hows, 'a child under a first process taken over'];

function leaver(how: string, word: string, then = 'stays'): CommandLaunch {
  return { kind: 'command', command: process.execPath, args: [join(import.meta.dirname, 'servers/leaves-behind.mjs'), how, word, then], env: {}, hosts: [] };
}

/** Names of the control groups of a run of toolrisk. */
function groupsOf(run: string): string[] {
  return place === null ? [] : [place.memory, place.pids, place.cpu ?? place.pids].flatMap((each) => readdirSync(each)).filter((name) => name.includes(run));
}

afterEach(() => assert.deepEqual(groupsOf(runId), []));

const ways = [
  { name: 'without a sandbox, in a namespace of processes', sandbox: 'none', machine: withoutGroups, skip: hasReaper ? false : notProven('that nothing survives without a sandbox: no namespace of processes') },
  { name: 'without a sandbox, in a control group', sandbox: 'none', machine: { ...machine, path: '' }, skip: place === null ? notProven('that nothing survives without a sandbox in a control group: none may be made') : false },
  { name: 'in a watched cell', sandbox: 'bwrap', machine: withoutGroups, skip: hasCell ? false : notProven('that nothing survives a cell: no bubblewrap') },
] as const;

for (const { name, sandbox, skip, machine } of ways) {
  describe(`nothing survives ${name}`, { skip }, () => {
    for (const how of sandbox === 'bwrap' ? inCell : hows) {
      test(how, async () => {
        const word = randomUUID();
        const outcome = await listed(leaver(how, word), { sandbox, machine });
        assert.ok(outcome.ok, JSON.stringify(outcome));
        assert.equal(outcome.observed.survivors, undefined);
        assert.deepEqual(processesWith(word), []);
      });

      test(`${how}, of a server that ended by itself`, async () => {
        const word = randomUUID();
        const outcome = await listed(leaver(how, word, 'exits'), { sandbox, machine });
        assert.match(outcome.ok ? '' : outcome.says, /exit code 3/);
        assert.deepEqual(processesWith(word), []);
      });
    }
  });
}

describe('when toolrisk is killed', () => {
  for (const sandbox of ['none', 'bwrap'] as const) {
    for (const way of ['watched', 'enforced'] as const) {
      const unproven = way === 'enforced' && place === null ? notProven('that groups go when toolrisk is killed: none may be made') : false;
      const skip = sandbox === 'bwrap' ? !hasCell && notProven('that nothing survives a cell: no bubblewrap') : !hasReaper && place === null && notProven('that nothing survives without a sandbox');
      for (const how of sandbox === 'bwrap' ? inCell : hows) {
        test(`nothing survives, and no group is left: ${how} (${sandbox}, ${way})`, { skip: skip || unproven }, async () => {
          const word = randomUUID();
          const child = spawn(process.execPath, [join(import.meta.dirname, 'servers/lists-leaver.mjs'), how, word, sandbox, way], { stdio: ['ignore', 'pipe', 'ignore'] });
          const ended = new Promise((done) => child.once('exit', done));
          const run = await new Promise<string>((done) => child.stdout.once('data', (text: Buffer) => done(text.toString().trim())));
          child.stdout.resume();
          // The one that is left behind, and the server.
          await until(() => processesWith(word).length >= 2);
          child.kill('SIGKILL');
          await ended;
          await until(() => processesWith(word).length === 0);
          await until(() => readdirSync(folder).length === 0 && groupsOf(run).length === 0);
        });
      }
    }
  }
});

test('where nothing keeps processes together, it is said that something may be left', async () => {
  const word = randomUUID();
  const outcome = await listed(leaver('a child of nobody', word), { sandbox: 'none', machine: { ...withoutGroups, path: '' } });
  assert.equal(outcome.observed.survivors, 'possible');
  for (const pid of processesWith(word)) process.kill(pid, 'SIGKILL');
});

asUsers(import.meta.filename);
