import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/** What ends the watchmen that are not needed. One listener serves all. */
const dismissals: (() => void)[] = [];

/**
 * Starts a small shell in a session of its own that waits for the end of its input, which is the end of toolrisk, however that
 * came, and then runs `script`. When toolrisk exits in order and `isDone`, it goes without a word.
 */
export function startWatchman(script: string, args: readonly string[], env: Record<string, string>, isDone: () => boolean): void {
  const whole = `trap '' HUP INT TERM\nread -r _\n${script}`;
  const watchman = spawn('/bin/sh', ['-c', whole, 'sh', ...args], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/', env });
  watchman.on('error', () => undefined).unref();
  (watchman.stdin as Socket).on('error', () => undefined).unref();
  if (dismissals.length === 0) process.on('exit', () => { for (const dismiss of dismissals) dismiss(); });
  dismissals.push(() => { if (isDone()) watchman.kill('SIGKILL'); });
}
