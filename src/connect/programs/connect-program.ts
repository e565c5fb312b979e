import type { ChildProcess } from 'node:child_process';
import type { Connection } from '../listing/messages/connection.ts';
import { complaintLine } from './complaint.ts';
import { settledWithin } from '../deadline.ts';
import { ListingClient } from '../listing/messages/listing-client.ts';
import { lineOverRevision } from '../listing/refused-revision.ts';
import { complaintSigns } from '../listing/signs/complaint-signs.ts';
import type { Limits } from '../limits.ts';
import { neededVariables } from '../remedies/needed-variables.ts';
import { ProgramTransport } from './program-transport.ts';
import type { RunningProgram } from './start/running-program.ts';
import { Unlisted } from '../unlisted.ts';

/** Opens MCP over the standard streams of a started program. */
export async function connectProgram(program: RunningProgram, limits: Limits): Promise<Connection> {
  const transport = new ProgramTransport(program, limits);
  const client = new ListingClient(limits);
  await client.connect(transport);
  const hasEnded = () => program.child.exitCode !== null || program.child.signalCode !== null;
  const signs = () => (hasEnded() ? transport.signs({ telling: true }) : [...transport.signs(), ...complaintSigns(program.complaint())]);
  return { client, transport, kind: 'stdio', signs, noise: () => transport.noise(), failure: async () => program.overrun() ?? transport.failure ?? await exitOf(program, transport.isClosed ? limits.graceMs : 0, () => transport.words) };
}

/** How it ended, and what it complained about; null when it runs. Its output is over a moment before its end is known. */
async function exitOf({ child, complaint: ofErrors, failure }: RunningProgram, patienceMs: number, ofOutput: () => string): Promise<Unlisted | null> {
  // Some complain where their messages belong.
  const complaint = () => (ofErrors().trim() === '' ? ofOutput() : ofErrors());
  await settledWithin(streamsOver(child), patienceMs);
  if (child.exitCode === null && child.signalCode === null) return null;
  const known = failure(child.exitCode, complaint());
  if (known !== null) return known;
  const how = child.signalCode === null ? `exit code ${child.exitCode}` : child.signalCode;
  const line = complaintLine(lineOverRevision(complaint()) ?? complaint());
  return new Unlisted('exited', `it ended (${how}) before it had answered${line === '' ? '' : `: ${line}`}`, undefined, neededVariables(complaint()));
}

function streamsOver(child: ChildProcess): Promise<void> {
  const isOver = (child.exitCode !== null || child.signalCode !== null) && child.stderr?.readableEnded !== false;
  return isOver ? Promise.resolve() : new Promise((done) => child.once('close', () => done()));
}
