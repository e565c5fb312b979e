import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { underItsType } from '../../src/connect/addresses/answer-type.ts';

/** A body of many pieces, and how many of them were asked for. */
function pieces(piece: string, count: number): { body: ReadableStream<Uint8Array>; taken: () => number } {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (taken === count) return controller.close();
      taken += 1;
      controller.enqueue(Buffer.from(piece));
    },
  }, { highWaterMark: 0 });
  return { body, taken: () => taken };
}

describe('the type of an answer', () => {
  for (const [what, piece] of [['spaces', ' '], ['wide spaces', '\u3000'], ['byte order marks', '\ufeff'], ['line ends', '\n']] as const) {
    test(`is told by its beginning alone, where that is ${what} without end`, async () => {
      const { body, taken } = pieces(piece.repeat(64), 5000);
      const answer = await underItsType(new Response(body, { headers: { 'content-type': 'text/x' } }));
      assert.ok(taken() < 100, `${taken()} pieces`);
      assert.equal(answer.headers.get('content-type'), 'text/x');
      assert.equal((await answer.arrayBuffer()).byteLength, Buffer.byteLength(piece) * 64 * 5000);
    });
  }
});
