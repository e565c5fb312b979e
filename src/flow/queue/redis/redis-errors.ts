import { PlaceError } from '../../../text/errors/place-error.ts';
import { shortened, visibleLine } from '../../../text/visible.ts';

/** Why there was no connection, as what a user is told. `shown`: the address without user and password. */
export function connectError(error: unknown, shown: string): PlaceError {
  const { code = '', message = 'no answer' } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  if (/\b(NOAUTH|WRONGPASS|NOPERM|AUTH)\b/.test(message)) return new PlaceError(shown, 'Redis refuses this user or password', 'Correct it: redis://user:password@host, best in a variable that --queue-env names.');
  if (/^ERR .*DB index/.test(message)) return new PlaceError(shown, 'Redis has no such database', 'Correct the number after the slash.');
  if (/CERT|SELF_SIGNED|ISSUER|SIGNATURE/.test(code)) return new PlaceError(shown, `the certificate of Redis is not trusted (${code})`, 'Name the file of its authority in NODE_EXTRA_CA_CERTS, or correct the address.');
  return new PlaceError(shown, `Redis cannot be reached (${/^[A-Z0-9_]+$/.test(code) ? code : spoken(message)})`, 'Start it, or correct the address.', 3);
}

/** One that was there, went, and did not come back in time. */
export function goneError(shown: string): PlaceError {
  return new PlaceError(shown, 'Redis went, and did not come back', 'Start it again and run the same command: it goes on from here.', 3);
}

/** An answer of Redis that is an error, as what a user is told; anything else as it is. What was asked, which the client keeps with it, is not said. */
export function answerError(error: unknown, shown: string): unknown {
  if (!isAnswer(error)) return error;
  return new PlaceError(shown, `Redis refused what was asked of it (${spoken(error.message)})`, 'Give toolrisk a Redis of version 6 or newer with room, and rights for the keys toolrisk:*.', 3);
}

/** Whether Redis said no, and would again: not that it is just starting, or busy. */
export function isRefusal(error: unknown): boolean {
  return isAnswer(error) && !/^(LOADING|BUSY|TRYAGAIN|MASTERDOWN)\b/.test(error.message);
}

/** Whether Redis said no because of what somebody wrote into it, not because of what it is or may do: that can be removed. */
export function isBreakage(error: unknown): boolean {
  return isRefusal(error) && !/\b(NOPERM|NOAUTH|OOM|READONLY|MISCONF|NOREPLICAS|CLUSTERDOWN)\b|can't run this command|unknown command/i.test((error as Error).message);
}

function isAnswer(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ReplyError';
}

function spoken(text: string): string {
  return shortened(visibleLine(text), 100);
}
