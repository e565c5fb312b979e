import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { compareWithLock, isAsLocked } from '../../src/flow/change/compare-with-lock.ts';
import { scanSide } from '../../src/flow/change/list-side.ts';
import type { SideRequest } from '../../src/flow/change/list-side.ts';
import { lockedState } from '../../src/flow/change/locked-state.ts';
import type { JudgedServer } from '../../src/flow/scan/scan-source.ts';
import { changeMarkdown } from '../../src/report/change/change-markdown.ts';
import { changeTable } from '../../src/report/change/change-table.ts';
import { plainStyle } from '../../src/report/report.ts';
import type { Snapshot } from '../../src/schema/catalog/snapshot.ts';
import type { ServerChange } from '../../src/schema/change/change.ts';
import { lockFormat } from '../../src/schema/change/lock.ts';
import type { Lock } from '../../src/schema/change/lock.ts';
import { readLock, writeLock } from '../../src/store/change/lock-file.ts';
import { readSnapshot } from '../../src/store/snapshots.ts';
import { knowledge } from '../judge/imagined.ts';
import { mutations, toolIn } from './mutations.ts';
import { reorderings } from './reorderings.ts';

const catalog = join(import.meta.dirname, '../../catalog');
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-lock-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The server whose snapshot is in a file, as lock and verify list it. */
async function seen(text: string, server: string): Promise<JudgedServer> {
  const path = join(folder, `${server}.json`);
  writeFileSync(path, text);
  const request: SideRequest = {
    source: { kind: 'file', path }, headers: {}, catalog: null, cwd: folder, stdin: (async function* none() {})(), tokens: false, knowledge, posture: 'balanced', sandbox: 'none',
    approve: async () => assert.fail('nothing is started'),
  };
  for await (const judged of scanSide(request)) return judged;
  return assert.fail('no server was listed');
}

const snapshotOf = async (server: string): Promise<Snapshot> => structuredClone((await readSnapshot(catalog, server)) as Snapshot);
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
