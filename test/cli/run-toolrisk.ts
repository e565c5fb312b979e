import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';

/** The checkout. */
export const root = resolve(import.meta.dirname, '../..');
const main = join(root, 'src/cli/main.ts');

/** What a run came to. `code` is null when a signal ended it. */
export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** How to run it; `cwd` is the folder that paths in arguments start from. */
export interface RunOptions {
  cwd?: string;
  input?: string;
  env?: Record<string, string>;
  /** Ends it, by SIGTERM unless another signal is named, once this holds of what it said on standard error. */
  endWhen?: (stderr: string) => boolean;
  endBy?: NodeJS.Signals;
}

/** Runs toolrisk from source in a process of its own, without a terminal. */
export function runToolrisk(args: readonly string[], { cwd = root, input, env = {}, endWhen, endBy = 'SIGTERM' }: RunOptions = {}): Promise<Ran> {
  const { INIT_CWD: _npm, ...inherited } = process.env;
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { ...inherited, ...env }, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
  child.stdin?.end(input);
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => { ran.stdout += text; });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    ran.stderr += text;
    if (endWhen?.(ran.stderr) === true) child.kill(endBy);
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ ...ran, code }));
  });
}

/** A folder that is gone after the tests of this file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-cli-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The words that start a reference server of the development dependencies. */
export function referenceServer(name: 'memory' | 'everything' | 'filesystem'): string[] {
  return [process.execPath, join(root, `node_modules/@modelcontextprotocol/server-${name}/dist/index.js`)];
}
