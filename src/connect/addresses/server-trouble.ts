import { settledWithin } from '../deadline.ts';
import { errorWords, HttpRefused } from './http-failure.ts';
import type { Limits } from '../limits.ts';
import { speaksOfRevision } from '../listing/refused-revision.ts';
import { Unlisted } from '../unlisted.ts';

const remedy = 'The trouble is on its side: try again later.';

/**
 * What a status from 500 on means. Its words are of the inside of the server, and not repeated, but for those on the revision it was
 * offered: there its trouble is that it does not know that one.
 */
export async function serverTrouble(response: Response, limits: Limits): Promise<Unlisted> {
  const told = new HttpRefused(response.status, errorWords(await startOf(response, limits)), remedy);
  return speaksOfRevision(told) ? told : new Unlisted('http-status', `it answered with HTTP ${response.status}`, remedy);
}

/** What comes first of a body, and comes soon. */
async function startOf({ body }: Response, { greatestErrorText, farewellMs }: Limits): Promise<string> {
  if (body === null) return '';
  const pieces: Buffer[] = [];
  const reader = body.getReader();
  const read = async () => {
    for (let size = 0; size < greatestErrorText;) {
      const { value, done } = await reader.read();
      if (done) return;
      pieces.push(Buffer.from(value));
      size += value.length;
    }
  };
  await settledWithin(read().catch(() => undefined), farewellMs);
  await reader.cancel().catch(() => undefined);
  return Buffer.concat(pieces).toString('utf8').slice(0, greatestErrorText);
}
