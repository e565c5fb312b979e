// Lists a server that leaves a process behind and says nothing, without end: to be killed in the middle. `lists-leaver.mjs <how> <word>
// <sandbox> <enforced|watched>`. Says the id of its run first.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { listServer } from '../../../src/connect/list-server.ts';
import { runId } from '../../../src/connect/programs/end/on-kill.ts';
import { thisMachine } from '../../../src/connect/sandbox/machine.ts';

const [, , how, word, sandbox, way] = process.argv;
writeSync(1, runId);
const args = [join(import.meta.dirname, 'leaves-behind.mjs'), how, word, 'is silent'];
await listServer({ kind: 'command', command: process.execPath, args, env: {}, hosts: [] }, {
  sandbox, machine: way === 'watched' ? { ...thisMachine(), proc: null } : thisMachine(),
});
