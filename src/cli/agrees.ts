import { createInterface } from 'node:readline/promises';

/** Whether there is a terminal to ask on. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks on the terminal; anything but y or yes is a no, and so is Ctrl-C. */
export async function agrees(question: string, stop: AbortSignal): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `, { signal: stop })).trim());
  } catch (error) {
    if (stop.aborted || (error as Error).name === 'AbortError') return false;
    throw error;
  } finally {
    lines.close();
  }
}
