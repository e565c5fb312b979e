// What runs in a thread of its own: lists the servers it is told, one at a time, and says what happens.
import { getHeapStatistics } from 'node:v8';
import { workerData } from 'node:worker_threads';
import { listServer } from '../../list-server.ts';
import { Unlisted } from '../../unlisted.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';

const { port } = workerData as ThreadData;
let stop = new AbortController();

const say = (message: FromThread): void => port.postMessage(message);

port.on('message', (message: ToThread) => {
  if (message.kind === 'close') port.close();
  else if (message.kind === 'stop') stop.abort(new Unlisted(message.why.cause, message.why.says, message.why.remedy));
  else void list(message);
});

async function list({ launch, options: { signsIn, ...options } }: Extract<ToThread, { kind: 'list' }>): Promise<void> {
  stop = new AbortController();
  const outcome = await listServer(launch, {
    ...options, signal: stop.signal,
    onProgress: (phase) => say({ kind: 'phase', phase }),
    ...(signsIn && { onSignIn: (address: string) => say({ kind: 'sign-in', address }) }),
  });
  say({ kind: 'done', outcome, heap: getHeapStatistics().used_heap_size });
}
