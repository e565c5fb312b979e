import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const main = resolve(import.meta.dirname, '../../src/cli/main.ts');

/** What was written to a terminal, and the exit code. */
export interface Typed { text: string; code: number | null }

/**
 * Runs toolrisk on a terminal of its own, made by `script` of util-linux, and types each answer when a question waits for one.
 * `env`: instead of the environment of the tests, besides PATH.
 */
export function onATerminal(args: readonly string[], answers: readonly string[], { cwd, env }: { cwd: string; env: Record<string, string> }): Promise<Typed> {
  const words = [process.execPath, main, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const kept = process.env['NODE_COMPILE_CACHE'];
  const compiled: Record<string, string> = kept === undefined ? { NODE_DISABLE_COMPILE_CACHE: '1' } : { NODE_COMPILE_CACHE: kept };
  const child = spawn('script', ['--quiet', '--return', '--command', `stty cols 80 rows 200; exec ${words}`, '/dev/null'], {
    cwd, env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', ...compiled, SHELL: '/bin/sh', ...env }, stdio: ['pipe', 'pipe', 'pipe'],
  });
  const typed: Typed = { text: '', code: null };
  let asked = 0;
  child.stdin.on('error', () => undefined);
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    typed.text += piece;
    const questions = typed.text.split(/\[y\/N[^\]\n]*\] /).length - 1;
    for (; asked < questions && asked < answers.length; asked += 1) child.stdin.write(`${answers[asked]}\n`);
  });
  return new Promise((done, fail) => child.once('error', fail).once('close', (code) => done({ ...typed, code })));
}
