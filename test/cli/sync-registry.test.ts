import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Context } from '../../src/cli/context.ts';
import { syncFromRegistry } from '../../src/cli/crawl/sync-registry.ts';
import { standInRegistry } from '../flow/registry-server.ts';
import { records, unusable } from '../sources/registry-records.ts';

const catalog = mkdtempSync(join(tmpdir(), 'toolrisk-sync-cli-'));
after(() => rmSync(catalog, { recursive: true }));

/** Runs it as the command does. */
async function synced(address: string): Promise<{ out: string; said: string[]; codes: number[] }> {
  const ran = { out: '', said: [] as string[], codes: [] as number[] };
  const context: Context = {
    cwd: catalog, words: null, stop: new AbortController().signal, codes: ran.codes as Context['codes'],
    out: async (text) => { ran.out += text; }, say: (line) => { ran.said.push(line); },
  };
  await syncFromRegistry(address, { catalog, allowPrivate: true }, context);
  return ran;
}

describe('taking over a registry on the command line', () => {
  test('says how many servers came, and why others did not', async () => {
    const registry = await standInRegistry();
    registry.records = [...Object.values(records), ...unusable.map(([, entry]) => entry)];
    const { out, said, codes } = await synced(registry.base.href);
    assert.match(out, /^\d+ records: 9 servers added, 0 changed, 0 removed, 0 as before\n$/);
    assert.ok(said.includes('1 left out: it has packages of registries that are not supported (mcpb, nuget, …).'), said.join('\n'));
    assert.deepEqual(codes, []);
    assert.match((await synced(registry.base.href)).out, /0 servers added, 0 changed/);
  });

  test('exits 3 where the registry fails', async () => {
    const registry = await standInRegistry();
    registry.failNext = [{ status: 403 }];
    const { said, codes } = await synced(registry.base.href);
    assert.deepEqual([codes, said], [[3], ['registry: not-registry: it answered with HTTP 403. Check the address: it must be where the API of a registry of MCP servers begins.']]);
  });

  for (const address of ['registry', 'ftp://x.example', 'https://me:hunter2@x.example', 'https://x.example/?key=hunter2']) {
    test(`refuses ${address.replace('hunter2', '…')} in a line without it`, async () => {
      await assert.rejects(synced(address), (error: Error) => error.name === 'PlaceError' && !error.message.includes('hunter2'));
    });
  }
});
