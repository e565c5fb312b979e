import { spawn } from 'node:child_process';
import { findCommand } from './find-command.ts';
import { announceProcess } from './listing/announce-process.ts';
import { markName, signalProcesses } from './marked-processes.ts';
import { onExit } from './on-exit.ts';
import { endAllOnKill, runId } from './on-kill.ts';
import { Unlisted } from './unlisted.ts';

/** What a run of npm came to; `code` is null when a signal ended it. */
export interface NpmRun { code: number | null; stdout: string; stderr: string }

/** What npm sets for the scripts it runs, about the project they belong to: it would make a second npm work there. */
const foreignSettings = /^(npm_config_(local_prefix|prefix|workspaces?|include_workspace_root|global)|npm_(package|lifecycle|command|node_execpath|execpath).*|INIT_CWD|NODE_OPTIONS)$/i;
const mostText = 1024 * 1024;

/**
 * Runs the user's npm with the user's own settings. Throws `Unlisted` when there is no npm, or the reason of `signal`; then
 * npm and all it started are ended first.
 */
export async function runNpm(args: readonly string[], cwd: string, signal: AbortSignal): Promise<NpmRun> {
  signal.throwIfAborted();
  const isWindows = process.platform === 'win32';
  const own = Object.entries(process.env).filter(([name]) => !foreignSettings.test(name));
  const env = { ...Object.fromEntries(own), [markName]: runId };
  const npm = findNpm(cwd);
  // npm is a .cmd on Windows, which only a shell starts; no argument there is a stranger's. Elsewhere a shell sets the umask:
  // what is installed must be readable for the other user who runs it.
  const [file, words] = isWindows ? ['npm', args] : ['sh', ['-c', 'umask 022; exec "$0" "$@"', npm, ...args]];
  endAllOnKill();
  const child = spawn(file, words, { cwd, env, detached: !isWindows, shell: isWindows, windowsHide: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => signalProcesses(child.pid === undefined ? [] : [isWindows ? child.pid : -child.pid], 'SIGKILL');
  const ended = announceProcess(child.pid);
  const forget = onExit(kill);
  signal.addEventListener('abort', kill, { once: true });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => { texts[name] = (texts[name] + text).slice(-mostText); });
  }
  try {
    const code = await new Promise<number | null>((done, fail) => {
      child.once('error', () => fail(noNpm()));
      child.once('close', done);
    });
    signal.throwIfAborted();
    return { code, ...texts };
  } finally {
    signal.removeEventListener('abort', kill);
    ended();
    forget();
  }
}

function findNpm(cwd: string): string {
  try {
    return findCommand('npm', cwd);
  } catch {
    throw noNpm();
  }
}

function noNpm(): Unlisted {
  return new Unlisted('npm-not-found', 'its package cannot be installed: there is no npm on PATH');
}
