// A process that runs one toolrisk command after the other, from standard input: [[argument, …], …]; says { code, stdout, stderr } of each, a
// line each, on file descriptor 3. Started as root it becomes nobody first: root may read and write everywhere.
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const [folder = '.'] = process.argv.slice(2);
const commands = JSON.parse(await text(process.stdin)) as string[][];
const nobody = 65534;
if (process.getuid?.() === 0) {
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}
process.chdir(folder);
delete process.env['INIT_CWD'];
for (const emitter of [process, process.stdout, process.stderr]) emitter.setMaxListeners(0);
const { runCli } = await import('../../src/cli/run-cli.ts');

for (const args of commands) {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      said[name] += String(chunk);
      const done = rest.find((each) => typeof each === 'function') as (() => void) | undefined;
      done?.();
      return true;
    };
  }
  writeSync(3, `${JSON.stringify({ code: await runCli(args), ...said })}\n`);
}
process.exit(0);
