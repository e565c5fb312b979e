// Lists a server that never answers: `node list-silent.mjs <sandbox> <word> exit|stay`. With `exit` it exits in the middle of
// it. Says each phase, so that it can be killed in any.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { listServer } from '../../../src/connect/list-server.ts';

const [, , sandbox, word, then] = process.argv;
const script = join(import.meta.dirname, 'stand-in.mjs');
await listServer({ kind: 'command', command: process.execPath, args: [script, 'ignores SIGTERM and never answers', word], env: {}, hosts: [] }, {
  sandbox,
  onProgress: (phase) => {
    writeSync(1, `${phase}\n`);
    if (phase === 'initialize' && then === 'exit') setTimeout(() => process.exit(0), 500);
  },
});
