import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, test } from 'node:test';
import type { CommandLaunch } from '../../src/connect/launch/launch.ts';
import { limits as ownLimits } from '../../src/connect/limits.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { filesInCell } from '../../src/connect/programs/watch/files-in-cell.ts';
import { findGroupPlace } from '../../src/connect/sandbox/groups/find-group-place.ts';
import { livingThread } from '../../src/connect/programs/watch/living-thread.ts';
import { thisMachine } from '../../src/connect/sandbox/machine.ts';
import { Sight } from '../../src/connect/programs/watch/sight.ts';
import { runId } from '../../src/connect/programs/end/on-kill.ts';
import { listed, processesWith, watchTemporaryFolder } from '../connect/stand-in.ts';
import { asUsers } from './as-users.ts';
import { notProven } from './not-proven.ts';

const MiB = 1024 * 1024;
watchTemporaryFolder();
const machine = thisMachine();
const place = await findGroupPlace(machine, ownLimits);
const hasCell = await chooseSandbox('bwrap').then(() => true, () => false);
const limits = {
  watchMs: 50, initializeMs: 60_000, pageMs: 60_000, greatestMemory: 300 * MiB, greatestTemporary: 64 * MiB, greatestShared: 32 * MiB,
  mostProcesses: 40, mostTasks: 120, mostFiles: 5000, mostOpen: 4000, mostSockets: 300, greatestWaiting: 64 * MiB,
};
const ways = { enforced: machine, watched: { ...machine, proc: null } };
const byKernel = '(enforced by the kernel)';

/** What is said of the memory and the processes: in the words of who keeps the limit. */
const memory = { enforced: `it took more than 300 MiB of memory ${byKernel}.`, watched: 'it took more than 300 MiB of memory (watched).' };
/** Both are counted in both ways: by the kernel with their threads. */
const processes = [`it started more than 120 processes and threads ${byKernel}.`, 'it started more than 40 processes (watched).'];
const files = ['it made more than 5000 files (watched).'];

const cases: [what: string, cause: string, says: (way: 'enforced' | 'watched') => string[]][] = [
  ['memory of its own', 'too-much-memory', (way) => [memory[way]]],
  ['memory of many children', 'too-much-memory', (way) => [memory[way]]],
  ['memory of a process without its first thread', 'too-much-memory', (way) => [memory[way]]],
  ['tables of memory', 'too-much-memory', (way) => [memory[way]]],
  ['files', 'too-many-files', () => [`it wrote more than 64 MiB of files ${byKernel}.`]],
  ['deleted files', 'too-many-files', () => [`it wrote more than 64 MiB of files ${byKernel}.`]],
  ['one allocated file', 'too-many-files', () => [`it wrote more than 64 MiB of files ${byKernel}.`]],
  ['shared files', 'too-many-files', () => [`it wrote more than 32 MiB of files ${byKernel}.`]],
  ['many files', 'too-many-files', () => files],
  ['many shared files', 'too-many-files', () => files],
  ['deep folders', 'too-many-files', () => files],
  ['many processes', 'too-many-processes', () => processes],
  ['processes without end', 'too-many-processes', () => processes],
  ['processes that nobody asks after', 'too-many-processes', () => processes],
  ...['many pipes', 'pipes of processes without their first thread', 'pipes of processes that hide'].map((what): typeof cases[number] => [what, 'too-many-files', () => ['it had more than 4000 files open (watched).']]),
  ['many that tell of changes', 'too-many-files', () => ['it had more than 48 files open that tell of changes (watched).']],
  ['many sockets', 'too-many-files', () => ['it had more than 300 sockets (watched).']],
];

/** Shared memory without a file: the kernel counts it all, and who only looks does not see it, so that it is refused. */
const sharedMemory = ['shared memory that shows nowhere', 'shared memory of a process that hides', 'shared memory of which a page is left'];

function hog(what: string, word: string): CommandLaunch {
  return { kind: 'command', command: process.execPath, args: [join(import.meta.dirname, 'servers/takes-too-much.mjs'), what, word], env: {}, hosts: [] };
}

afterEach(() => {
  const folders = place === null ? [] : [place.memory, place.pids, place.cpu ?? place.pids];
  assert.deepEqual(folders.flatMap((folder) => readdirSync(folder)).filter((name) => name.includes(runId)), [], 'no control group is left');
});

for (const way of ['enforced', 'watched'] as const) {
  const noGroups = way === 'enforced' && place === null ? notProven('that the kernel keeps limits: no control group may be made') : false;

  describe(`in a cell, with limits that are ${way}, ends`, { skip: hasCell ? noGroups : notProven('limits of a cell: no bubblewrap') }, () => {
    for (const [what, cause, says] of cases) {
      test(what, async () => {
        const word = randomUUID();
        const outcome = await listed(hog(what, word), { sandbox: 'bwrap', limits, machine: ways[way] });
        assert.equal(!outcome.ok && outcome.cause, cause, JSON.stringify(outcome));
        assert.ok(!outcome.ok && says(way).includes(outcome.says), JSON.stringify(outcome));
        assert.deepEqual([outcome.observed.sandbox, outcome.observed.limits], ['bwrap', way]);
        assert.deepEqual(processesWith(word), []);
      });
    }

    for (const what of way === 'enforced' ? sharedMemory : []) {
      test(what, async () => {
        const outcome = await listed(hog(what, 'x'), { sandbox: 'bwrap', limits, machine: ways[way] });
        assert.equal(!outcome.ok && outcome.says, memory[way], JSON.stringify(outcome));
      });
    }

    test('what nobody reads', async () => {
      const outcome = await listed(hog('what nobody reads', 'x'), { sandbox: 'bwrap', limits, machine: ways[way] });
      // Version 1 of control groups has a number of its own for that: then there may be no more to see.
      const [most] = outcome.ok && way === 'enforced' && place?.version === 1 ? outcome.listing.tools.map(({ description }) => Number(description)) : [];
      if (most !== undefined) assert.ok(most > 0 && most < 128, `${most} MiB`);
      else assert.equal(!outcome.ok && outcome.says, 'it left more than 64 MiB unread on its connections (watched).', JSON.stringify(outcome));
    });

    test('files, when they and the rest are too much memory together', async () => {
      const outcome = await listed(hog('files', 'x'), { sandbox: 'bwrap', limits: { ...limits, greatestTemporary: 1024 * MiB }, machine: ways[way] });
      assert.equal(!outcome.ok && outcome.says, memory[way], JSON.stringify(outcome));
    });
  });

  describe(`in a cell, with limits that are ${way}, goes on`, { skip: hasCell ? noGroups : notProven('limits of a cell: no bubblewrap') }, () => {
    const fine: [what: string, says: string][] = [
      ['honest', 'nothing'], ['a file with nothing in it', 'made 1'],
      // Refused: sent to and fro between processes, it would show nowhere.
      ['memory in files without a place', 'refused'], ['zeros that are shared', 'refused'], ['huge pages', 'refused'], ['contexts of files', 'refused'], ['a thread with files of its own', 'refused'],
      ['larger buffers of sockets', 'as before'], ...(way === 'watched' ? [...sharedMemory, 'pages of files on their way'].map((what): [string, string] => [what, 'refused']) : []),
    ];
    for (const [what, says] of fine) {
      test(what, async () => {
        const outcome = await listed(hog(what, 'x'), { sandbox: 'bwrap', limits, machine: ways[way] });
        assert.equal(outcome.ok && outcome.listing.tools[0]?.description, says, JSON.stringify(outcome));
        assert.equal(outcome.observed.limits, way);
        if (way === 'enforced') assert.ok((outcome.observed.peakMemory ?? 0) > 5 * MiB);
      });
    }
  });

  describe(`without a sandbox, with limits that are ${way}, ends`, { skip: noGroups }, () => {
    for (const what of ['memory of its own', 'memory of many children', 'memory of a process without its first thread', 'shared memory that shows nowhere', 'memory in files without a place']) {
      test(what, async () => {
        const word = randomUUID();
        const outcome = await listed(hog(what, word), { sandbox: 'none', limits, machine: ways[way] });
        assert.equal(!outcome.ok && outcome.says, memory[way], JSON.stringify(outcome));
        assert.deepEqual(processesWith(word), []);
      });
    }
  });
}

test('its memory may not lie in more pieces than can be watched', { skip: hasCell ? false : notProven('limits of a cell: no bubblewrap') }, async () => {
  const outcome = await listed(hog('memory in countless pieces', 'x'), { sandbox: 'bwrap', limits: { ...limits, greatestTables: MiB }, machine: ways.watched });
  assert.equal(!outcome.ok && outcome.says, 'its memory lies in more pieces than can be watched.', JSON.stringify(outcome));
});

test('it may not have the kernel take memory without end', { skip: hasCell ? false : notProven('limits of a cell: no bubblewrap') }, async () => {
  const outcome = await listed(hog('locks without end', 'x'), { sandbox: 'bwrap', limits: { ...limits, greatestKernel: 32 * MiB }, machine: ways.watched });
  assert.equal(!outcome.ok && outcome.says, 'the kernel took more than 32 MiB of memory for itself while it ran (watched).', JSON.stringify(outcome));
});

test('an end like that of one that was killed is its own', { skip: hasCell ? false : notProven('limits of a cell: no bubblewrap') }, async () => {
  for (const machine of Object.values(ways)) {
    const outcome = await listed(hog('an end like that of one that was killed', 'x'), { sandbox: 'bwrap', limits, machine });
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['exited', 'it ended (exit code 137) before it had answered.'], JSON.stringify(outcome));
  }
});

describe('without a sandbox, and without anything that keeps it together,', () => {
  const alone = { ...ways.watched, path: '' };

  test('a process whose first thread has ended is ended too', async () => {
    const outcome = await listed(hog('a process without its first thread', 'x'), { sandbox: 'none', limits, machine: alone });
    assert.ok(outcome.ok, JSON.stringify(outcome));
    const threads = `/proc/${outcome.listing.tools[0]?.description}/task`;
    // Nobody may have asked after it yet.
    assert.ok(!existsSync(threads) || readdirSync(threads).length < 2);
  });

  // Nothing is hidden from root.
  test('what it takes up may not be hidden', async () => {
    const outcome = await listed(hog('shared memory of a process that hides', 'x'), { sandbox: 'none', limits: { ...limits, blockedMs: 200 }, machine: alone });
    assert.equal(!outcome.ok && outcome.says, machine.isRoot ? memory.watched : 'what it takes up cannot be watched: it hides it.', JSON.stringify(outcome));
  });
});

test('what may not be looked at is not taken for nothing', { skip: machine.isRoot && 'root may look at everything' }, () => {
  const sight = new Sight();
  assert.deepEqual([filesInCell(1, sight), sight.isBlocked], [[], true]);
  const gone = new Sight();
  assert.deepEqual([filesInCell(2 ** 30, gone), livingThread(2 ** 30, gone), gone.isBlocked], [[], [], false]);
});

asUsers(import.meta.filename);
