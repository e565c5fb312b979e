import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { listed, listingOf, processesWith, standIn, until, watchTemporaryFolder } from './stand-in.ts';

const folder = watchTemporaryFolder();
const best = await chooseSandbox('auto').catch(() => null);

// Processes are looked for in /proc, by a word of their command line that is theirs alone.
describe('when a listing is over', { skip: process.platform === 'linux' ? false : 'looks at /proc' }, () => {
  for (const sandbox of ['none', 'auto'] as const) {
    const skip = sandbox === 'auto' && best === null ? 'there is no sandbox here' : false;
    for (const way of ['honest', 'ignores SIGTERM', 'leaves a process of its own session', 'leaves a process without environment']) {
      test(`no process is left: ${way} (${sandbox})`, { skip }, async () => {
        const word = randomUUID();
        await listingOf(standIn(way, [word]), { sandbox });
        assert.deepEqual(processesWith(word), []);
      });
    }

    for (const way of ['never answers initialize', 'ignores SIGTERM and never answers']) {
      test(`none is left after an interruption: ${way} (${sandbox})`, { skip }, async () => {
        const word = randomUUID();
        const stop = new AbortController();
        const outcome = listed(standIn(way, [word]), { sandbox, signal: stop.signal, onProgress: (phase) => { if (phase === 'initialize') setTimeout(() => stop.abort(), 200); } });
        await until(() => processesWith(word).length > 0);
        assert.equal((await outcome as { cause?: string }).cause, 'interrupted');
        assert.deepEqual(processesWith(word), []);
      });
    }

    test(`none is left after a time-out (${sandbox})`, { skip }, async () => {
      const word = randomUUID();
      assert.equal((await listed(standIn('never answers tools/list', [word]), { sandbox, limits: { pageMs: 300 } }) as { cause?: string }).cause, 'timeout');
      assert.deepEqual(processesWith(word), []);
    });

    test(`no folder is left that the server closed (${sandbox})`, { skip }, async () => {
      assert.ok((await listingOf(standIn('leaves files it may not remove'), { sandbox })).complete);
    });
  }

  test('nothing is started when it was interrupted before', async () => {
    const phases: string[] = [];
    const outcome = await listed(standIn('honest'), { signal: AbortSignal.abort(), onProgress: (phase) => phases.push(phase) });
    assert.deepEqual([outcome.ok, phases], [false, []]);
  });
});

describe('when toolrisk itself goes', { skip: process.platform === 'linux' ? false : 'looks at /proc' }, () => {
  const lister = join(import.meta.dirname, 'servers/list-silent.mjs');

  test('by an exit in the middle, its servers and folders go too', async () => {
    const word = randomUUID();
    const child = spawn(process.execPath, [lister, 'none', word, 'exit'], { stdio: 'ignore' });
    await new Promise((done) => child.once('exit', done));
    await until(() => processesWith(word).length === 0);
    assert.deepEqual(readdirSync(folder), []);
  });

  // In the instant of a start nothing is bound to toolrisk yet, so it is killed at several points of it.
  for (const sandbox of ['none', 'auto']) {
    for (const ms of [0, 4, 15, 400]) {
      test(`by SIGKILL ${ms} ms after a start, its servers and folders go too (${sandbox})`, { skip: sandbox === 'auto' && best === null ? 'there is no sandbox here' : false }, async () => {
        const word = randomUUID();
        const child = spawn(process.execPath, [lister, sandbox, word, 'stay'], { stdio: ['ignore', 'pipe', 'ignore'] });
        const ended = new Promise((done) => child.once('exit', done));
        await new Promise<void>((done) => child.stdout.on('data', (text: Buffer) => { if (text.includes('start')) done(); }));
        await wait(ms);
        child.kill('SIGKILL');
        await ended;
        await until(() => readdirSync(folder).length === 0);
        assert.deepEqual(processesWith(word), []);
      });
    }
  }
});
