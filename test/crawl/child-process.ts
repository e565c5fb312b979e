import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { after } from 'node:test';
import { until } from '../connect/stand-in.ts';

/** A process of a test, and what it has said so far, line by line. */
export interface Child {
  process: ChildProcess;
  lines(): string[];
  /** What follows this word in the lines that begin with it. */
  after(word: string): string[];
  /** Waits for a line that begins so. */
  says(line: string): Promise<void>;
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>;
}

/** Runs a script of this folder. What still runs after the tests is killed. */
export function runChild(script: string, args: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
  after(() => child.kill('SIGKILL'));
  const lines = () => text.split('\n').slice(0, -1);
  return {
    process: child, lines,
    after: (word) => lines().filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1)),
    says: (line) => until(() => lines().some((said) => said.startsWith(line))),
    ended: new Promise((done) => child.once('close', (code) => done(code))),
  };
}
