import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { after } from 'node:test';
import type { Ran } from '../cli/run-toolrisk.ts';

/** A process that runs one command after the other; it ends with the tests of this file. */
export function commandProcess(): (args: readonly string[], cwd: string) => Promise<Ran> {
  const { INIT_CWD: _npm, ...env } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'command-child.ts')], { env, stdio: ['pipe', 'inherit', 'inherit', 'pipe'] });
  const answers = createInterface({ input: child.stdio[3] as Readable })[Symbol.asyncIterator]();
  after(async () => {
    child.stdin!.end();
    if (child.exitCode === null) await once(child, 'close');
  });
  let last: Promise<unknown> = Promise.resolve();
  return (args, cwd) => {
    const ran = last.then(async () => {
      child.stdin!.write(`${JSON.stringify({ cwd, args })}\n`);
      const { value, done } = await answers.next();
      if (done === true) throw new Error(`the process ended at: toolrisk ${args.join(' ')}`);
      return JSON.parse(value) as Ran;
    });
    last = ran.catch(() => undefined);
    return ran;
  };
}
