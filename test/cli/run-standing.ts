import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Ran } from './run-toolrisk.ts';
import type { StandingRequest } from './standing-toolrisk.ts';

let standing: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Runs toolrisk in the one process that stands ready for this test file, one run after the other. */
export function runStanding(request: StandingRequest): Promise<Ran> {
  const ran = last.then(() => ask(standing ??= start(), request));
  last = ran.catch(() => undefined);
  return ran;
}

function start(): ChildProcess {
  // What Node itself says of a defect is seen in the output of the tests.
  const child = fork(join(import.meta.dirname, 'standing-toolrisk.ts'), [], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [] });
  // It keeps no test file from ending. Its standard output is a pipe like that of other runs, and nothing comes through it.
  child.unref();
  child.channel?.unref();
  (child.stdout as Socket).unref();
  return child;
}

function ask(child: ChildProcess, request: StandingRequest): Promise<Ran> {
  return new Promise((done, fail) => {
    const gone = (code: number | null) => fail(new Error(`toolrisk ${request.args.join(' ')}: the process ended with ${code}`));
    child.channel?.ref();
    child.once('exit', gone);
    child.once('message', (ran) => {
      child.off('exit', gone);
      child.channel?.unref();
      done(ran as Ran);
    });
    child.send(request);
  });
}

after(() => {
  standing?.disconnect();
});
