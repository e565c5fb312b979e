import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { compareWithLock, isAsLocked } from '../../src/flow/change/compare-with-lock.ts';
import { lockedState } from '../../src/flow/change/locked-state.ts';
import { changeMarkdown } from '../../src/report/change/change-markdown.ts';
import { changeTable } from '../../src/report/change/change-table.ts';
import { plainStyle } from '../../src/report/report.ts';
import type { ServerChange } from '../../src/schema/change/change.ts';
import { lockFormat } from '../../src/schema/change/lock.ts';
import type { Lock } from '../../src/schema/change/lock.ts';
import { readLock, writeLock } from '../../src/store/change/lock-file.ts';
import { serverIds } from '../judge/catalog.ts';
import { knowledge } from '../judge/imagined.ts';
import { mutations, toolIn } from './mutations.ts';
import { reorderings } from './reorderings.ts';
import { folder, seen, snapshotOf } from './seen-server.ts';

const locks = new Map<string, Promise<Lock>>();

/** The lock of a server as it was recorded, through a real file. */
function lockOf(server: string): Promise<Lock> {
  const known = locks.get(server);
  if (known !== undefined) return known;
  const made = (async () => {
    const path = join(folder, `${server}.lock`);
    const lock: Lock = { format: lockFormat, toolrisk: '0.0.0', rules: knowledge.version, posture: 'balanced', sources: [], accepted: [], servers: [lockedState(await seen(JSON.stringify(await snapshotOf(server)), server), knowledge.lexicon)] };
    await writeLock(path, lock, { known: null, place: path });
    const { lock: read } = await readLock(path, path);
    assert.deepEqual(read, lock);
    return read as Lock;
  })();
  locks.set(server, made);
  return made;
}

async function verified(server: string, text: string): Promise<ServerChange> {
  const [change] = compareWithLock(await lockOf(server), new Map([[server, await seen(text, server)]]), knowledge);
  return change as ServerChange;
}

const reportOf = (change: ServerChange) => changeTable({ toolrisk: '0', rules: '0', old: 'a', new: 'b', servers: [change] }, { ...plainStyle, columns: 1000 });

describe('verify catches', () => {
  test('forty planted changes at least', () => assert.ok(mutations.length >= 40 && new Set(mutations.map(({ name }) => name)).size === mutations.length));
  for (const { name, server, tool, change, told, isRisk = false } of mutations) {
    test(name, async () => {
      const snapshot = await snapshotOf(server);
      change(snapshot, tool === undefined ? { name: '' } : toolIn(snapshot, tool));
      const found = await verified(server, JSON.stringify(snapshot));
      assert.ok(!isAsLocked(found), 'it is not as it was locked');
      assert.match(reportOf(found), told);
      assert.equal(found.state === 'risk', isRisk, reportOf(found));
      for (const text of [reportOf(found), changeMarkdown({ toolrisk: '0', rules: '0', old: 'a', new: 'b', servers: [found] })]) assert.doesNotMatch(text, /[\u200b\u202e\u{e0000}-\u{e007f}]/u);
    });
  }
});

describe('verify lets pass', () => {
  test('forty harmless differences at least', () => assert.ok(reorderings.length >= 40 && new Set(reorderings.map(({ name }) => name)).size === reorderings.length));
  for (const { name, text } of reorderings) {
    test(name, async () => {
      for (const server of ['filesystem', 'everything', 'n8n']) {
        const found = await verified(server, text(await snapshotOf(server)));
        assert.ok(isAsLocked(found), reportOf(found));
      }
    });
  }
});

describe('on every third server of the catalog', () => {
  const shuffled = reorderings.find(({ name }) => name === 'all of it shuffled, 5')!;
  for (const server of serverIds.filter((_id, at) => at % 3 === 0)) {
    test(`${server}: an order of all is no change, and a letter is one`, async () => {
      assert.ok(isAsLocked(await verified(server, shuffled.text(await snapshotOf(server)))));
      const snapshot = await snapshotOf(server);
      const { definition } = snapshot.tools.at(-1)!;
      definition.description = `${String(definition.description ?? '')}x`;
      assert.ok(!isAsLocked(await verified(server, JSON.stringify(snapshot))));
    });
  }
});
