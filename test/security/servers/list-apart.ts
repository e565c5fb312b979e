// Lists a server in a thread: `node list-apart.ts <word> exit|stay`. With `exit` it exits in the middle. Says each phase.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { listApart } from '../../../src/connect/listing/apart/list-apart.ts';

const [, , word = '', then] = process.argv;
const script = join(import.meta.dirname, '../../connect/servers/stand-in.mjs');
await listApart({ kind: 'command', command: process.execPath, args: [script, 'ignores SIGTERM and never answers', word], env: {}, hosts: [] }, {
  sandbox: 'none',
  onProgress: (phase) => {
    writeSync(1, `${phase}\n`);
    if (phase === 'initialize' && then === 'exit') setTimeout(() => process.exit(0), 500);
  },
});
