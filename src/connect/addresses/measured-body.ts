import type { Limits } from '../limits.ts';
import { asUnlisted, Unlisted } from '../unlisted.ts';
import { JsonGauge } from '../listing/messages/json-gauge.ts';

/** What is told of a body that fails: `overrun` when it comes to too much, `broken` when it cannot be read. Each gives what to throw. */
export interface Failing { overrun(why: Unlisted): Unlisted; broken(why: Unlisted): Unlisted }

/** An answer whose body fails as soon as it comes to too much. */
export type Measured = (response: Response, failing: Failing) => Response;

/**
 * Measures the bodies of one server's answers while they come, as they are once they are unpacked: the SDK reads each whole,
 * and builds all that is in it, before anyone else sees it.
 */
export function measuredBody(limits: Limits): Measured {
  const sent = { values: 0 };
  let received = 0;
  return (response, { overrun, broken }) => {
    if (response.body === null) return response;
    const gauge = new JsonGauge({ limits, sent, events: /event-stream/i.test(response.headers.get('content-type') ?? '') });
    const measure = (chunk: Uint8Array): void => {
      received += chunk.length;
      if (received > limits.greatestOutput) throw new Unlisted('too-much-output', `it answered with more than ${limits.greatestOutput} bytes`);
      gauge.take(chunk);
    };
    const body = response.body.getReader();
    return new Response(new ReadableStream<Uint8Array>({
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
    }), response);
  };
}
