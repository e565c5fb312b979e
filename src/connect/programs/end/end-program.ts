import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { settledWithin } from '../../deadline.ts';
import { markedProcesses, signalProcesses, stillLiving } from './marked-processes.ts';
import type { Process } from './marked-processes.ts';

/** Looks for what is left after a kill, 20 ms apart: two seconds, more than a busy kernel needs. */
const rounds = 100;

/** Ends a program in bubblewrap: closes its input, waits, kills. `first` is the process with which all of the sandbox end. */
export async function endInCell(child: ChildProcess, first: () => Process[], graceMs: number): Promise<void> {
  const gone = closeInput(child);
  await settledWithin(gone, graceMs);
  signalProcesses([groupOf(child)], 'SIGKILL');
  await gone;
  // What builds a cell ends its first process, and the kernel all others with that: here it is made sure of.
  for (let round = 0; round < rounds && stillLiving(first()).length > 0; round += 1) {
    signalProcesses(stillLiving(first()).map(({ pid }) => pid), 'SIGKILL');
    await wait(20);
  }
  closeStreams(child);
}

/**
 * Ends a program without a sandbox of its own processes: closes its input, waits, asks it to end, waits, kills. Whatever
 * carries `mark` or came from what does goes too, also when it left the group.
 */
export async function endMarked(child: ChildProcess, mark: string, graceMs: number): Promise<void> {
  // Looked up while it runs: once it is gone, its descendants cannot be told from others.
  const known = markedProcesses(mark);
  const left = () => [...new Map([...stillLiving(known), ...markedProcesses(mark)].map((each) => [each.pid, each])).values()].map(({ pid }) => pid);
  const gone = closeInput(child);
  await settledWithin(gone, graceMs);
  if (!hasEnded(child) || left().length > 0) {
    signalProcesses([groupOf(child), ...left()], 'SIGTERM');
    await settledWithin(gone, graceMs);
  }
  // In rounds, because a process may start another one between the look and the kill.
  for (let round = 0; round < rounds; round += 1) {
    signalProcesses([groupOf(child), ...left()], 'SIGKILL');
    if (hasEnded(child) && left().length === 0) break;
    await wait(20);
  }
  closeStreams(child);
}

/**
 * Ends a program in a container: closes its input, waits, has the container removed, waits, kills the client. It is removed
 * also where the client has ended: that one may have lost it.
 */
export async function endContainer(child: ChildProcess, remove: () => Promise<void>, graceMs: number): Promise<void> {
  const gone = closeInput(child);
  await settledWithin(gone, graceMs);
  await remove();
  await settledWithin(gone, graceMs);
  signalProcesses([groupOf(child)], 'SIGKILL');
  await gone;
  closeStreams(child);
}

function closeInput(child: ChildProcess): Promise<void> {
  child.stdin?.destroy();
  return hasEnded(child) ? Promise.resolve() : new Promise((done) => child.once('exit', () => done()));
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function groupOf(child: ChildProcess): number {
  return -(child.pid as number);
}

/** Pipes that a survivor elsewhere might hold open must not keep toolrisk running. */
function closeStreams(child: ChildProcess): void {
  for (const stream of child.stdio) stream?.destroy();
}
