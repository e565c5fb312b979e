import { createInterface } from 'node:readline/promises';
import { PlaceError } from '../../text/errors/place-error.ts';

/** Whether there is a terminal to ask on. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks on the terminal; anything but y or yes is a no. Throws `PlaceError` at Ctrl-C and Ctrl-D: whoever leaves agrees to nothing. */
export async function agrees(question: string, stop: AbortSignal): Promise<boolean> {
  return /^y(es)?$/i.test(await answerTo(`${question} [y/N] `, stop));
}

/** The same for one of several: `a` agrees to it and to all that follow, where `mayTakeAll`. */
export async function choose(question: string, mayTakeAll: boolean, stop: AbortSignal): Promise<'y' | 'n' | 'a'> {
  const answer = await answerTo(`${question} ${mayTakeAll ? '[y/N, a for this and all after it]' : '[y/N]'} `, stop);
  if (mayTakeAll && /^a(ll)?$/i.test(answer)) return 'a';
  return /^y(es)?$/i.test(answer) ? 'y' : 'n';
}

async function answerTo(question: string, stop: AbortSignal): Promise<string> {
  if (stop.aborted) throw left();
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // While a line is typed, Ctrl-C is a key and no signal: it ends the command as it does everywhere else. (A signal to oneself kills at once on Windows.)
  lines.once('SIGINT', () => process.emit('SIGINT', 'SIGINT'));
  const closed = new Promise<never>((_done, fail) => { lines.once('close', () => fail(left())); });
  try {
    return (await Promise.race([lines.question(question, { signal: stop }), closed])).trim();
  } catch (error) {
    if (stop.aborted || (error as Error).name === 'AbortError') throw left();
    throw error;
  } finally {
    closed.catch(() => undefined);
    lines.close();
  }
}

function left(): PlaceError {
  return new PlaceError('question', 'was left without an answer, so nothing is started or changed', 'Run it again and answer y, or add --yes.');
}
