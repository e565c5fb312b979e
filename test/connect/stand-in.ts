import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandLaunch, Launch } from '../../src/connect/launch/launch.ts';
import type { Limits } from '../../src/connect/limits.ts';
import { listServer } from '../../src/connect/list-server.ts';
import type { ListOptions } from '../../src/connect/list-options.ts';
import type { Outcome } from '../../src/connect/outcome.ts';
import type { Listing } from '../../src/connect/listing/listing.ts';

const script = join(import.meta.dirname, 'servers/stand-in.mjs');

/** Enough for a busy machine to start node, and little enough not to wait for. */
export const shortLimits: Partial<Limits> = { settleMs: 150, graceMs: 150, countMs: 500 };

/** How to start the stand-in server that behaves in this way. */
export function standIn(way: string, args: string[] = [], env: Record<string, string> = {}): CommandLaunch {
  return { kind: 'command', command: process.execPath, args: [script, way, ...args], env, hosts: [] };
}

/** What became of it. Without a sandbox unless asked for one, so that it runs wherever the tests do; servers of tests are on this machine. */
export function listed(launch: Launch, { limits, ...options }: Partial<ListOptions> = {}): Promise<Outcome> {
  return listServer(launch, { sandbox: 'none', allowPrivate: true, ...options, limits: { ...shortLimits, ...limits } });
}

/** The listing of a server that must be listable. */
export async function listingOf(launch: Launch, options: Partial<ListOptions> = {}): Promise<Listing> {
  const outcome = await listed(launch, options);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.listing;
}

/** Names of the tools, in the order given. */
export const namesOf = (listing: Listing): string[] => listing.tools.map((tool) => tool.name);

/** Ids of the living processes that have this word on their command line. */
export function processesWith(word: string): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return pid !== process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(word);
    } catch {
      return false;
    }
  });
}

/** Waits until something holds. The bound is no measure of speed: it only keeps a test that failed from waiting for ever. */
export async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; !holds(); turns += 1) {
    assert.ok(turns < 3000, `never held: ${holds.toString()}`);
    await wait(20);
  }
}

/** A folder for temporary files of this test file alone; after each test nothing may be left in it. */
export function watchTemporaryFolder(): string {
  const before = process.env['TMPDIR'];
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'connect-test-')));
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  // npm under a newer Node keeps compiled code in the folder for temporary files, where it isn't told of another: that is no left-over of ours.
  if (process.env['NODE_COMPILE_CACHE'] === undefined) process.env['NODE_DISABLE_COMPILE_CACHE'] = '1';
  afterEach(() => assert.deepEqual(readdirSync(folder), [], 'no folder is left behind'));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  });
  return folder;
}
