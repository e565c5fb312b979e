// What no reader of JSON Lines can do without: `node reserialise.mjs <file>` parses every line and prints it again. Plain
// JavaScript, so that it does not pay for stripping types.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  if (line !== '' && !process.stdout.write(`${JSON.stringify(JSON.parse(line))}\n`)) await once(process.stdout, 'drain');
}
