// Runs toolrisk again and again in one process, for tests of what it says: most of what a short run takes is loading it.
// A parent sends a request at a time (test/cli/run-standing.ts); what runs leave in this process is put back in between.
import { runCli } from '../../src/cli/run-cli.ts';
import type { Ran } from './run-toolrisk.ts';

/** One run: its arguments, the folder it runs in, and all variables. */
export interface StandingRequest { args: readonly string[]; cwd: string; env: NodeJS.ProcessEnv }

type Write = typeof process.stdout.write;
const heard = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

process.on('message', (request: StandingRequest) => { void answer(request).then((ran) => process.send!(ran)); });
process.on('disconnect', () => process.exit());

async function answer({ args, cwd, env }: StandingRequest): Promise<Ran> {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  collect(process.stdout, (text) => { ran.stdout += text; });
  collect(process.stderr, (text) => { ran.stderr += text; });
  ran.code = await runCli(args);
  for (const name of heard) process.removeAllListeners(name);
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
  // What is left to the exit of a run is due now.
  process.emit('exit', ran.code);
  return ran;
}

/** Has a stream give what is written to it, at once, as a pipe that is read does. */
function collect(stream: NodeJS.WriteStream, take: (text: string) => void): void {
  stream.write = ((text: string | Uint8Array, encoding?: unknown, done?: () => void) => {
    take(typeof text === 'string' ? text : Buffer.from(text).toString());
    const then = typeof encoding === 'function' ? encoding as () => void : done;
    if (then !== undefined) process.nextTick(then);
    return true;
  }) as Write;
}
