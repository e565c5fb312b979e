import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serveFolder, type Served } from '../../scripts/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-serve-'));
let served: Served;

before(async () => {
  mkdirSync(join(folder, 'site/tools'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'site/index.html'), 'home');
  writeFileSync(join(folder, 'site/404.html'), 'nothing here');
  writeFileSync(join(folder, 'site/tools/a.b~1.json'), '{}');
  served = await serveFolder(join(folder, 'site'), 0);
});
after(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

/** Sends a path as it is: `fetch` would resolve the dots before the server sees them. */
function ask(path: string, method = 'GET'): Promise<{ status: number; type: string; length: string; body: string }> {
  return new Promise((done, fail) => {
    const { port } = new URL(served.url);
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { body += chunk; });
      response.on('end', () => done({
        status: response.statusCode ?? 0, type: String(response.headers['content-type']), length: String(response.headers['content-length']), body,
      }));
    }).on('error', fail).end();
  });
}

describe('the server of the built site', () => {
  const answers: [string, number, string, string][] = [
    ['/', 200, 'text/html; charset=utf-8', 'home'],
    ['/index.html?q=x', 200, 'text/html; charset=utf-8', 'home'],
    ['/tools/a.b~1.json', 200, 'application/json; charset=utf-8', '{}'],
    ['/tools/a.b%7E1.json', 200, 'application/json; charset=utf-8', '{}'],
    ['/tools', 404, 'text/html; charset=utf-8', 'nothing here'],
    ['/missing.html', 404, 'text/html; charset=utf-8', 'nothing here'],
    ['/../secret.txt', 404, 'text/html; charset=utf-8', 'nothing here'],
    ['/%2e%2e/secret.txt', 404, 'text/html; charset=utf-8', 'nothing here'],
    ['/..%2fsecret.txt', 404, 'text/html; charset=utf-8', 'nothing here'],
    ['/tools/..%2f..%2fsecret.txt', 404, 'text/html; charset=utf-8', 'nothing here'],
    ['/%00', 404, 'text/html; charset=utf-8', 'nothing here'],
    ['/%zz', 404, 'text/html; charset=utf-8', 'nothing here'],
  ];
  for (const [path, status, type, body] of answers) {
    test(`answers ${path} with ${status}`, async () => {
      const answer = await ask(path);
      assert.deepEqual([answer.status, answer.type, answer.body], [status, type, body]);
    });
  }

  test('answers HEAD with the length and no body', async () => {
    assert.deepEqual(await ask('/', 'HEAD'), { status: 200, type: 'text/html; charset=utf-8', length: '4', body: '' });
  });

  test('refuses to be written to', async () => {
    assert.equal((await ask('/', 'POST')).status, 405);
  });

  test('says in one line that a port is taken', async () => {
    const port = Number(new URL(served.url).port);
    await assert.rejects(serveFolder(folder, port), { message: `port ${port}: something else listens on it. Choose another with --port.` });
  });
});
