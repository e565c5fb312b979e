import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Launch } from '../../src/connect/launch/launch.ts';
import { maskFor } from '../../src/connect/masking/mask.ts';
import { shownAddress } from '../../src/text/secrets/shown-address.ts';
import { runToolrisk, temporaryFolder } from '../cli/run-toolrisk.ts';
import { sendJson, serveWeb, status } from '../connect/web-server.ts';
import type { Answer, Message } from '../connect/web-server.ts';

const folder = temporaryFolder();
const secrets = ['tok-7f3a99c2', 'SECRET-TOKEN', 'hunter2', 'q-hunter3'];
const path = `/mcp/${secrets[0]}/${secrets[1]}/v1/${secrets[2]}/sse`;

/** Echoes the address it was asked at, wherever a server may say something. */
const echo = (tools: boolean): Answer => (request, response, body) => {
  const { id, method } = JSON.parse(body || '{}') as Message;
  if (request.method !== 'POST') return status(405)(request, response, body);
  if (id === undefined) return status(202)(request, response, body);
  const said = `at ${request.url}, that is ${(request.url ?? '').split(/[/?=]/).join(' ')}`;
  if (method === 'initialize') return sendJson(response, { jsonrpc: '2.0', id, result: { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: said, version: said }, instructions: said } });
  return sendJson(response, tools ? { jsonrpc: '2.0', id, result: { tools: [{ name: 'only', description: said }] } } : { jsonrpc: '2.0', id, error: { code: -32000, message: said } });
};

const none = (text: string) => { for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} is in: ${text}`); };

describe('the path of an address', () => {
  for (const format of ['table', 'json', 'jsonl', 'markdown']) {
    test(`is in no report: ${format}, listed and failed`, async () => {
      for (const tools of [true, false]) {
        const { stdout, stderr } = await runToolrisk(['scan', `${await serveWeb(echo(tools))}${path}?key=${secrets[3]}`, '--allow-private', '--format', format]);
        assert.match(stdout + stderr, tools ? /only/ : /refused/);
        none(stdout + stderr);
      }
    });
  }

  test('is in no report, label or error of a config either', async () => {
    const file = join(folder, 'mcp.json');
    writeFileSync(file, JSON.stringify({ mcpServers: { a: { url: `${await serveWeb(echo(false))}${path}` }, b: { url: `http://127.0.0.1:9${path}` }, c: { url: `ftp://127.0.0.1:9${path}` } } }));
    const { code, stdout, stderr } = await runToolrisk(['scan', file, '--allow-private']);
    assert.equal(code, 3);
    none(stdout + stderr);
  });

  const shown: [string, string][] = [
    ['https://host.example/mcp/SECRET/sse', 'https://host.example/mcp/…/sse'], ['https://u:p@host.example:8443/api/v1/x?key=y#z', 'https://host.example:8443/api/v1/…?…'],
    ['https://host.example', 'https://host.example'], ['http://host.example/', 'http://host.example/'], ['nothing of the kind', '…'],
  ];
  for (const [address, wanted] of shown) test(`is shown as ${wanted}`, () => assert.equal(shownAddress(address), wanted));

  const masks: [string, Launch, string, string][] = [
    ['words that look drawn, wherever they stand', { kind: 'url', url: `https://x.example${path}`, headers: {} }, 'hunter2 tok-7f3a99c2 mcp sse v1', '[masked] [masked] mcp sse v1'],
    ['names in a path only', { kind: 'url', url: 'https://x.example/weather/mcp', headers: {} }, 'weather at /weather/mcp of x.example', 'weather at /[masked]/mcp of x.example'],
    ['what a program is given', { kind: 'command', command: 'x', args: ['--url=https://x.example/mcp/tok-7f3a99c2?k=hunter2x'], env: {}, hosts: [] }, 'tok-7f3a99c2 hunter2x', '[masked] [masked]'],
  ];
  for (const [what, launch, said, masked] of masks) test(`is masked where a server repeats it: ${what}`, () => assert.equal(maskFor(launch)(said), masked));
});
