import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import { runStanding } from './run-standing.ts';

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

/** Commands that end by themselves and leave nothing but what they are asked to write: they may run where another has run before. */
const endingCommands = new Set(['policy', 'explain', 'servers', 'scan', 'evaluate', 'diff', 'lock', 'verify']);

/** Runs toolrisk from source without a terminal: in a process of its own where it is a matter of the process, else in one that stands ready. */
export function runToolrisk(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return mayStand(args, options) ? runStanding({ args, cwd: options.cwd ?? root, env: variables(options.env) }) : runAlone(args, options);
}

function mayStand([command = '', ...words]: readonly string[], { input, endWhen }: RunOptions): boolean {
  return endingCommands.has(command) && input === undefined && endWhen === undefined && !words.includes('-');
}

function variables(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { INIT_CWD: _npm, ...inherited } = process.env;
  return { ...inherited, ...more };
}

/** Runs toolrisk from source in a process of its own, without a terminal. */
export function runAlone(args: readonly string[], { cwd = root, input, env, endWhen, endBy = 'SIGTERM' }: RunOptions = {}): Promise<Ran> {
  const child = spawn(process.execPath, [main, ...args], { cwd, env: variables(env), stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
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
