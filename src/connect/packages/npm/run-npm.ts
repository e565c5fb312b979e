import { openGate } from '../../network/open-gate.ts';
import { upstreamProxies } from '../../network/ways/upstream-proxies.ts';
import { settledWithin } from '../../deadline.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { startProgram } from '../../programs/start/start-program.ts';
import { npmInCell } from './npm-in-cell.ts';
import { npmOutside } from './npm-outside.ts';
import type { NpmRun, NpmSurroundings } from './npm-surroundings.ts';
import { registryRules } from './registry-rules.ts';
import { watchFolder } from '../watch-folder.ts';

/** Where there is a docker, npm runs beside it. */
const outside: Sandbox = { kind: 'none', reaper: null, groups: null, isContained: false };

/**
 * Runs npm in the folder to install into: shut in where there is bubblewrap, else with the same settings and switches outside. It reaches
 * the registries, and nothing else. Throws the reason of `signal`; npm and all it started are ended first.
 */
export async function runNpm(args: readonly string[], surroundings: NpmSurroundings): Promise<NpmRun> {
  const { sandbox, folders, settings, limits, signal } = surroundings;
  signal.throwIfAborted();
  const gate = openGate({ allowed: registryRules(settings), upstream: upstreamProxies(settings.proxies), limits, ...surroundings.gate });
  const { program, close } = await (sandbox.kind === 'bwrap' ? npmInCell : npmOutside)(args, surroundings, gate);
  try {
    const running = await startProgram(program, sandbox.kind === 'docker' ? outside : sandbox, limits);
    const end = () => running.end();
    const stop = () => { void end(); };
    const watch = watchFolder(folders.install, limits, stop);
    signal.addEventListener('abort', stop, { once: true });
    running.stdin.end();
    let stdout = '';
    running.stdout.setEncoding('utf8').on('error', () => undefined).on('data', (text: string) => { stdout = (stdout + text).slice(-limits.npmOutput); });
    const ended = Promise.all([running.stdout, running.child.stderr].map((stream) => new Promise<void>((done) => stream?.once('close', () => done()))));
    // Not its close: the ways by which a cell is built may stay open.
    const code = await new Promise<number | null>((done) => running.child.once('exit', done));
    await settledWithin(ended.then(() => undefined), limits.graceMs);
    signal.removeEventListener('abort', stop);
    await end();
    const overrun = running.overrun() ?? await watch.end();
    signal.throwIfAborted();
    return { code, stdout, stderr: running.complaint(), asked: gate.asked(), overrun };
  } finally {
    await close();
    gate.close();
  }
}
