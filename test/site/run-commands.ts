// A process that runs one toolrisk command after the other: `run-commands.ts < [[argument, …], …]`. What each writes ends with NUL.
// Arguments come through standard input because some names fit in no argument.
import { text } from 'node:stream/consumers';
import { runCli } from '../../src/cli/run-cli.ts';

process.setMaxListeners(0);
process.stdout.setMaxListeners(0);
for (const words of JSON.parse(await text(process.stdin)) as string[][]) {
  await runCli(words);
  process.stdout.write('\0');
}
