import type { ChildProcess } from 'node:child_process';
import { Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { openDirectAttempts } from './direct-attempts.ts';
import type { DirectAttempts } from './direct-attempts.ts';
import type { Gate } from './open-gate.ts';

/** The network of a cell that was started by its gate keeper. */
export interface TendedCell {
  /** How often something in it tried to get past the gate. */
  direct(): number;
  /** Closes the gate and the counters; what they said stays known. */
  close(): void;
}

/**
 * Takes the listener from the gate keeper of a cell, has the gate serve it, and lets the program begin. `pid` gives a process
 * in the cell, as soon as bubblewrap has told it.
 */
export function tendCell(child: ChildProcess, pid: () => number | undefined, gate: Gate): TendedCell {
  let attempts: DirectAttempts | undefined;
  let isClosed = false;
  child.once('message', (_open, listener) => {
    if (listener instanceof Server) gate.serve(listener);
    void told(pid).then((first) => {
      if (first !== undefined && !isClosed) attempts = openDirectAttempts(first);
      // One that was killed meanwhile hears nothing.
      if (child.connected) child.send('begin', () => { if (child.connected) child.disconnect(); });
    });
  });
  return {
    direct: () => attempts?.count() ?? 0,
    close: () => {
      isClosed = true;
      gate.close();
      attempts?.close();
      if (child.connected) child.disconnect();
    },
  };
}

/** It was told before the listener was sent, but on another way. */
async function told(pid: () => number | undefined): Promise<number | undefined> {
  for (let round = 0; round < 500 && pid() === undefined; round += 1) await wait(2);
  return pid();
}
