// A process that runs toolrisk commands as they come, a line each on standard input: { cwd, args }; says { code, stdout, stderr } of each, a line
// each, on file descriptor 3. What it loads it loads once.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { runCli } from '../../src/cli/run-cli.ts';

delete process.env['INIT_CWD'];
for (const emitter of [process, process.stdout, process.stderr]) emitter.setMaxListeners(0);

for await (const line of createInterface({ input: process.stdin })) {
  const { cwd, args } = JSON.parse(line) as { cwd: string; args: string[] };
  const said = { stdout: '', stderr: '' };
  process.chdir(cwd);
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      said[name] += String(chunk);
      (rest.find((each) => typeof each === 'function') as (() => void) | undefined)?.();
      return true;
    };
  }
  const code = await runCli(args);
  writeSync(3, `${JSON.stringify({ code, ...said })}\n`);
}
process.exit(0);
