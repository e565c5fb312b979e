import type { Limits } from '../limits.ts';
import { asUnlisted, Unlisted } from '../unlisted.ts';
import { JsonGauge } from '../listing/messages/json-gauge.ts';

/** An answer whose body fails as soon as it comes to too much; `fail` is told why, and gives what to throw. */
export type Measured = (response: Response, fail: (why: Unlisted) => Unlisted) => Response;

/**
 * Measures the bodies of one server's answers while they come, as they are once they are unpacked: the SDK reads each whole,
 * and builds all that is in it, before anyone else sees it.
 */
export function measuredBody(limits: Limits): Measured {
  const sent = { values: 0 };
  let received = 0;
  return (response, fail) => {
    if (response.body === null) return response;
    const gauge = new JsonGauge({ limits, sent, events: /event-stream/i.test(response.headers.get('content-type') ?? '') });
    const measure = (chunk: Uint8Array): void => {
      received += chunk.length;
      if (received > limits.greatestOutput) throw new Unlisted('too-much-output', `it answered with more than ${limits.greatestOutput} bytes`);
      gauge.take(chunk);
    };
    return new Response(response.body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        try {
          measure(chunk);
        } catch (error) {
          throw fail(asUnlisted(error));
        }
        controller.enqueue(chunk);
      },
    })), response);
  };
}
