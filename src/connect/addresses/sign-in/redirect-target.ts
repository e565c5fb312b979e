import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDeadline, spoken } from '../../deadline.ts';
import { Unlisted } from '../../unlisted.ts';

/** A place on this machine to which a browser brings the answer of an authorization server. */
export interface RedirectTarget {
  address: string;
  /** What the answer says. Throws `Unlisted` when none comes in time, or the work is ended. */
  answer(ms: number): Promise<URLSearchParams>;
  close(): void;
}

/** Opens it: on the loopback address only, at a port of its own, for one answer. */
export async function openRedirectTarget(signal: AbortSignal): Promise<RedirectTarget> {
  let arrived: (answer: URLSearchParams) => void = () => undefined;
  const first = new Promise<URLSearchParams>((done) => { arrived = done; });
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '', 'http://127.0.0.1');
    const isAnswer = request.method === 'GET' && url?.pathname === '/callback' && (url.searchParams.has('code') || url.searchParams.has('error'));
    response.writeHead(isAnswer ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
    response.end(isAnswer ? 'toolrisk has the answer. You may close this window.\n' : 'Nothing is here.\n');
    if (isAnswer) arrived(url.searchParams);
  });
  await new Promise<void>((done, fail) => { server.once('error', fail).listen(0, '127.0.0.1', done); });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/callback`,
    answer: async (ms) => {
      const waiting = openDeadline(signal, ms, '');
      const over = new Promise<never>((_done, fail) => {
        const end = () => fail(signal.aborted ? signal.reason as Error : new Unlisted('sign-in-failed', `nobody signed in within ${spoken(ms)}`));
        if (waiting.signal.aborted) end();
        else waiting.signal.addEventListener('abort', end, { once: true });
      });
      return Promise.race([first, over]).finally(() => waiting.close());
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
