import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { scanSide } from '../../src/flow/change/list-side.ts';
import type { SideRequest } from '../../src/flow/change/list-side.ts';
import type { JudgedServer } from '../../src/flow/scan/scan-source.ts';
import type { Snapshot } from '../../src/schema/catalog/snapshot.ts';
import { readSnapshot } from '../../src/store/snapshots.ts';
import { knowledge } from '../judge/imagined.ts';

const catalog = join(import.meta.dirname, '../../catalog');

/** A folder that is gone after the tests of this file. */
export const folder = mkdtempSync(join(tmpdir(), 'toolrisk-lock-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The server whose snapshot is in a file, as lock and verify list it. */
export async function seen(text: string, server: string): Promise<JudgedServer> {
  const path = join(folder, `${server}.json`);
  writeFileSync(path, text);
  const request: SideRequest = {
    source: { kind: 'file', path }, headers: {}, catalog: null, cwd: folder, stdin: (async function* none() {})(), tokens: false, knowledge, posture: 'balanced', sandbox: 'none',
    approve: async () => assert.fail('nothing is started'),
  };
  for await (const judged of scanSide(request)) return judged;
  return assert.fail('no server was listed');
}

/** What a server of the catalog said when it was recorded. */
export async function snapshotOf(server: string): Promise<Snapshot> {
  return structuredClone((await readSnapshot(catalog, server)) as Snapshot);
}
