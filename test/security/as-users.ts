import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { accessSync, chownSync, constants, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { compiledFor } from './compiled-for.ts';
import { notProven } from './not-proven.ts';
import type { ReportedTest } from './line-reporter.ts';

const checkout = resolve(import.meta.dirname, '../..');
// Taken before a test file watches a folder for temporary files of its own: what lies there is toolrisk's.
const temporary = tmpdir();
/** Variable that tells a test file that it runs for the second time. */
const rerunning = 'TOOLRISK_TEST_AS_USER';

/** Whether a test file runs for the second time, as a normal user. */
export const isSecondRun = process.env[rerunning] !== undefined;

/**
 * Has the tests of a file run once more as a normal user that is made for them, when root runs them, and tells each as one of
 * its own. Called once, as the last line of a test file: `asUsers(import.meta.filename)`. The user has a number that nobody
 * has, no group but its own and a fresh home; in the end nothing of it may be left running.
 */
export function asUsers(file: string): void {
  if (process.platform !== 'linux' || isSecondRun) return;
  if (process.getuid?.() !== 0) return void test('the same as root', { skip: notProven('as root: a normal user runs the tests') }, () => undefined);
  const closed = closedFolder(file) ?? closedFolder(process.execPath);
  test('the same as a normal user', { skip: closed !== null && notProven(`as a normal user: others may not read ${closed}`) }, async (t) => {
    const uid = freeUser();
    const home = mkdtempSync(join(temporary, 'normal-user-'));
    chownSync(home, uid, uid);
    const compiled = compiledFor(uid, temporary);
    try {
      const { reported, rest, code } = await rerun(file, uid, home, compiled?.env ?? { NODE_DISABLE_COMPILE_CACHE: '1' });
      for (const { name, skip, error } of reported) await t.test(name, { skip }, () => { if (error !== undefined) throw Object.assign(new Error(error), { stack: error }); });
      assert.ok(reported.length > 0 && (code === 0 || reported.some(({ error }) => error !== undefined)), `ended with ${code}: ${rest}`);
      // The kernel may still be at the end of what was killed.
      for (let round = 0; round < 250 && processesOf(uid).length > 0; round += 1) await wait(20);
      assert.deepEqual(processesOf(uid).map(commandOf), [], 'processes of the user are left');
    } finally {
      for (const pid of processesOf(uid)) process.kill(pid, 'SIGKILL');
      for (const each of [home, ...(compiled === null ? [] : [compiled.folder])]) rmSync(each, { recursive: true, force: true });
    }
  });
}

async function rerun(file: string, uid: number, home: string, more: Record<string, string>): Promise<{ reported: ReportedTest[]; rest: string; code: number | null }> {
  const child = spawn(process.execPath, ['--test-reporter', join(import.meta.dirname, 'line-reporter.ts'), file], {
    // Node leaves root's groups behind when it changes the user.
    uid, gid: uid, cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', HOME: home, LANG: 'C.UTF-8', ...more, [rerunning]: String(uid) },
  });
  let [text, rest] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => { text += piece; });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => { rest = (rest + piece).slice(-4000); });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  const lines = text.split('\n').filter((line) => line.startsWith('{"name":'));
  return { reported: lines.map((line) => JSON.parse(line) as ReportedTest), rest, code };
}

/** A number that no account and no process has; of its own for each test file that runs at the time. */
function freeUser(): number {
  const taken = new Set(readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => Number(line.split(':')[2])));
  let uid = 20_000 + (process.pid % 30_000);
  while (taken.has(uid) || processesOf(uid).length > 0) uid += 1;
  return uid;
}

/** Ids of the processes of a user, the dead not counted. */
function processesOf(uid: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'latin1');
      return status.includes(`\nUid:\t${uid}\t`) && !/^State:\t[ZX]/m.test(status);
    } catch {
      return false;
    }
  });
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** The first folder above a file that others may not enter. */
function closedFolder(file: string): string | null {
  accessSync(file, constants.R_OK);
  for (let folder = dirname(file); folder !== '/'; folder = dirname(folder)) if ((statSync(folder).mode & 0o005) !== 0o005) return folder;
  return null;
}
