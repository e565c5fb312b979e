import { endedEvents } from './ended-events.ts';
import { oneLineEnd } from './one-line-end.ts';
import { openAnswer } from './open-answer.ts';
import type { OpenAnswer } from './open-answer.ts';
import type { Limits } from '../limits.ts';
import { asUnlisted, Unlisted } from '../unlisted.ts';
import { JsonGauge } from '../listing/messages/json-gauge.ts';

/** What is told of a body that fails: `overrun` when it comes to too much, `broken` when it cannot be read. Each gives what to throw. */
export interface Failing { overrun(why: Unlisted): Unlisted; broken(why: Unlisted): Unlisted }

/** Measures the bodies of one server. */
export interface MeasuredBody extends OpenAnswer {
  /** An answer whose body fails as soon as it comes to too much, or cannot be read. */
  take(response: Response, failing: Failing): Response;
}

/**
 * Measures the bodies of one server's answers while they come, as they are once they are unpacked: the SDK reads each whole,
 * and builds all that is in it, before anyone else sees it. An event without an end is ended where it is whole.
 */
export function measuredBody(limits: Limits): MeasuredBody {
  const sent = { values: 0 };
  let received = 0;
  let open: JsonGauge | null = null;
  const answer = openAnswer(() => sent.values);
  const take: MeasuredBody['take'] = (response, { overrun, broken }) => {
    if (response.body === null) return response;
    const events = /event-stream/i.test(response.headers.get('content-type') ?? '');
    const gauge = new JsonGauge({ limits, sent, events });
    const measure = (chunk: Uint8Array): void => {
      received += chunk.length;
      if (received > limits.greatestOutput) throw new Unlisted('too-much-output', `it answered with more than ${limits.greatestOutput} bytes`);
      gauge.take(chunk);
      open = gauge.isOpen ? gauge : open === gauge ? null : open;
    };
    const body = response.body.getReader();
    const readable = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const next = await body.read().catch((error: unknown) => { throw error instanceof Unlisted ? broken(error) : error; });
        if (next.done) return controller.close();
        try {
          measure(next.value);
        } catch (error) {
          void body.cancel().catch(() => undefined);
          throw overrun(asUnlisted(error));
        }
        controller.enqueue(next.value);
      },
      cancel: (reason) => body.cancel(reason),
    });
    return new Response(events ? readable.pipeThrough(oneLineEnd()).pipeThrough(endedEvents(() => gauge.isOpen, limits)) : readable, response);
  };
  return { take, counted: answer.counted, forget: answer.forget, signs: () => (open === null ? answer.signs() : ['an event of its stream has begun and no empty line ends it']) };
}
