import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Outcome } from '../../src/connect/outcome.ts';
import type { Limits } from '../../src/connect/limits.ts';
import { guardedServer, token } from './authorization-server.ts';
import type { Guarded } from './authorization-server.ts';
import { listed } from './stand-in.ts';

/** Lists the server while a person opens what is shown, or does something else with it. */
async function signedIn({ url, approve }: Guarded, { limits = {}, open = approve, signal }: { limits?: Partial<Limits>; open?: (address: string) => unknown; signal?: AbortSignal } = {}): Promise<{ outcome: Outcome; shown: string[] }> {
  const shown: string[] = [];
  const outcome = await listed({ kind: 'url', url: `${url}?key=hunter2`, headers: { 'X-Key': 'hunter2' } }, {
    limits, ...(signal && { signal }),
    onSignIn: (address) => {
      shown.push(address);
      void open(address);
    },
  });
  return { outcome, shown };
}

describe('signing in', () => {
  test('shows an address, waits for the answer, and lists with the token, which is said nowhere', async () => {
    const server = await guardedServer();
    const { outcome, shown } = await signedIn(server);
    assert.ok(outcome.ok, JSON.stringify(outcome));
    assert.deepEqual([outcome.listing.tools.map(({ name }) => name), outcome.listing.tools[0]?.description], [['only'], 'Sees [masked].']);
    assert.ok(!JSON.stringify(outcome).includes(token));
    const query = new URL(shown[0]!).searchParams;
    assert.equal(new URL(shown[0]!).origin, server.issuer);
    assert.match(query.get('redirect_uri') ?? '', /^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    assert.deepEqual([query.get('response_type'), query.get('code_challenge_method'), query.get('scope'), query.get('resource')], ['code', 'S256', 'list', server.url]);
  });

  test('registers as a public client, sends what was passed in to nobody else, and proves with PKCE', async () => {
    const server = await guardedServer();
    await signedIn(server);
    assert.deepEqual(server.asked.map(({ path }) => path), ['/.well-known/oauth-authorization-server', '/register', '/authorize', '/token']);
    const { grant_types: grants, token_endpoint_auth_method: method } = JSON.parse(server.asked[1]!.body) as Record<string, unknown>;
    assert.deepEqual([grants, method], [['authorization_code'], 'none']);
    for (const { request, body } of server.asked) assert.ok(!/hunter2/.test(JSON.stringify(request.headers) + (request.url ?? '') + body));
  });

  test('leaves nothing open: the place for the answer is closed afterwards', async () => {
    const { shown } = await signedIn(await guardedServer());
    await assert.rejects(fetch(new URL(shown[0]!).searchParams.get('redirect_uri')!));
  });

  const failing: [string, Parameters<typeof guardedServer>[0], RegExp][] = [
    ['is refused', { refuse: true }, /^signing in was refused: access_denied\.$/],
    ['is answered by somebody else', { issuer: 'https://evil.example' }, /^signing in failed: /],
    ['is answered to another question', { state: 'another' }, /^signing in failed: the answer belongs to another question\.$/],
    ['leads to what no browser opens', { scheme: 'javascript:alert(1)//' }, /^signing in failed: /],
    ['cannot register', { noRegistration: true }, /^signing in failed: /],
  ];
  for (const [what, faults, says] of failing) {
    test(`gives sign-in-failed when it ${what}`, async () => {
      const { outcome } = await signedIn(await guardedServer(faults));
      assert.deepEqual(!outcome.ok && [outcome.cause, says.test(outcome.says)], ['sign-in-failed', true], JSON.stringify(outcome));
    });
  }

  test('gives sign-in-failed when nobody comes in time, and ends at once when it is interrupted', async () => {
    const late = await signedIn(await guardedServer(), { limits: { signInMs: 100 }, open: () => undefined });
    assert.deepEqual(!late.outcome.ok && [late.outcome.cause, late.outcome.says], ['sign-in-failed', 'nobody signed in within 0.1 s.']);
    const stop = new AbortController();
    const stopped = await signedIn(await guardedServer(), { signal: stop.signal, open: () => stop.abort() });
    assert.equal(!stopped.outcome.ok && stopped.outcome.cause, 'interrupted');
  });

  test('gives unauthorized when the token is not taken', async () => {
    const { outcome } = await signedIn(await guardedServer({ badToken: true }));
    assert.equal(!outcome.ok && outcome.cause, 'unauthorized');
  });

  test('happens only when it is asked for', async () => {
    const server = await guardedServer();
    const outcome = await listed({ kind: 'url', url: server.url, headers: {} });
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['unauthorized', `it asks for credentials (HTTP 401); its authorization server is ${server.issuer}.`]);
    assert.ok(server.asked.every(({ path }) => path.startsWith('/.well-known/')));
  });
});
