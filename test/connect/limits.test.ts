import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { limits as ownLimits } from '../../src/connect/limits.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { listed, listingOf, processesWith, standIn, watchTemporaryFolder } from './stand-in.ts';

const MiB = 1024 * 1024;
watchTemporaryFolder();
const best = await chooseSandbox('auto').catch(() => null);

describe('a server that takes up too much', { skip: process.platform === 'linux' ? false : 'looks at /proc' }, () => {
  for (const sandbox of ['none', 'auto'] as const) {
    const skip = sandbox === 'auto' && best?.kind !== 'bwrap' ? 'needs bubblewrap' : false;
    const limits = { watchMs: 50, greatestMemory: 300 * MiB, mostProcesses: 12 };

    for (const way of ['eats memory', 'eats memory in a child']) {
      test(`memory: ${way} (${sandbox})`, { skip }, async () => {
        const word = randomUUID();
        const outcome = await listed(standIn(way, [word]), { sandbox, limits });
        assert.equal(!outcome.ok && outcome.cause, 'too-much-memory');
        assert.match(!outcome.ok ? outcome.says : '', /^it took more than 300 MiB of memory \((enforced by the kernel|watched)\)\.$/);
        assert.ok((outcome.observed.peakMemory ?? 0) >= 300 * MiB);
        assert.deepEqual(processesWith(word), []);
      });
    }

    test(`processes (${sandbox})`, { skip }, async () => {
      const outcome = await listed(standIn('starts many processes'), { sandbox, limits });
      assert.deepEqual([!outcome.ok && outcome.cause, !outcome.ok && outcome.says], ['too-many-processes', 'it started more than 12 processes (watched).']);
    });

    test(`open files (${sandbox})`, { skip }, async () => {
      assert.equal((await listingOf(standIn('opens many files'), { sandbox, limits: { openFiles: 200 } })).tools[0]?.description, 'EMFILE');
    });

    test(`the size of a file (${sandbox})`, { skip }, async () => {
      const written = async (bytes: number) => (await listingOf(standIn('writes a huge file', [String(bytes)]), { sandbox, limits: { greatestFile: MiB } })).tools[0]?.description;
      assert.deepEqual([await written(MiB / 2), await written(2 * MiB)], ['written', 'EFBIG']);
    });
  }
});

describe('of a server is observed', () => {
  test('how much memory it took, and how it was shut in', { skip: process.platform === 'linux' ? false : 'looks at /proc' }, async () => {
    const outcome = await listed(standIn('answers late', ['300']), { limits: { watchMs: 50 } });
    assert.ok(outcome.ok);
    const { peakMemory = 0, limits, survivors, ...rest } = outcome.observed;
    assert.ok(peakMemory > 5 * MiB && peakMemory < ownLimits.greatestMemory, String(peakMemory));
    assert.deepEqual(rest, { sandbox: 'none' });
    assert.ok(limits === 'enforced' || limits === 'watched');
    assert.ok(survivors === undefined || survivors === 'possible');
  });

  test('how many of its own requests were refused', async () => {
    assert.equal((await listed(standIn('asks for everything'))).observed.refused, 3);
    assert.equal((await listed(standIn('honest'))).observed.refused, undefined);
  });
});
