import { settledWithin } from '../deadline.ts';
import type { Limits } from '../limits.ts';

/** What comes first of a body, and comes soon. */
export async function startOfBody({ body }: Response, { greatestErrorText, farewellMs }: Pick<Limits, 'greatestErrorText' | 'farewellMs'>): Promise<string> {
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
