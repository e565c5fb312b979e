import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { fetchRegistryPage } from '../../src/connect/registry/fetch-registry-page.ts';
import type { CommandLaunch } from '../../src/connect/launch/launch.ts';
import { limits } from '../../src/connect/limits.ts';
import { listApart } from '../../src/connect/listing/apart/list-apart.ts';
import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import { isMuch } from '../../src/flow/scan/is-much.ts';
import { judgeApart } from '../../src/flow/scan/judge-apart.ts';
import { judgeListed } from '../../src/flow/scan/judge-listed.ts';
import { temporaryFolder } from '../cli/run-toolrisk.ts';
import { processesWith, shortLimits, standIn, until, watchTemporaryFolder } from '../connect/stand-in.ts';
import { oneTool, serveWeb, status } from '../connect/web-server.ts';
import type { Answer, Message } from '../connect/web-server.ts';
import { runSmall } from './small-memory.ts';
import type { SmallRun } from './small-memory.ts';

const MiB = 1024 * 1024;
const files = temporaryFolder();
const folder = watchTemporaryFolder();
const amplifier = join(import.meta.dirname, 'servers/amplifier.mjs');

/** The one server of a report in JSON. */
const serverIn = ({ stdout, stderr }: SmallRun) => {
  assert.notEqual(stdout, '', stderr);
  const [server] = (JSON.parse(stdout) as { servers: { outcome: string; problem?: { cause: string; says: string }; tools: { name: string }[] }[] }).servers;
  return server!;
};
const scan = (...words: string[]) => runSmall(['scan', '--format', 'json', '--timeout', '100', '--yes', '--sandbox', 'none', ...words]);

describe('a program whose small answers come to much', () => {
  const given: [way: string, says: RegExp][] = [
    ['initialize', /^it sent a message of more than 1000000 values\.$/],
    ['tools/list', /^it sent a message of more than 1000000 values\.$/],
    ['the data of an error', /^it sent a message of more than 1000000 values\.$/],
    ['a message nobody asked for', /^it sent a message of more than 1000000 values\.$/],
    ['a key for everything', /^it sent a message of more than 1000000 values\.$/],
    ['levels without end', /^it sent a message nested deeper than 250000 levels\.$/],
    ['numbers behind a quote', /^it sent a message of more than 1000000 values\.$/],
    ['pings', /^it sent more than 5000 requests of its own\.$/],
    ['lines with nothing in them', /^it wrote more than 500000 lines that are no MCP messages to standard output\.$/],
    ['notices', /^it sent more than 20000 messages\.$/],
  ];
  for (const [way, says] of given) {
    test(`is given up before anything is built of it: ${way}`, async () => {
      const run = await scan('--', process.execPath, amplifier, way);
      const { outcome, problem, tools } = serverIn(run);
      assert.deepEqual([run.code, outcome, problem?.cause, tools], [3, 'failed', 'too-much-output', []], problem?.says);
      assert.match(problem?.says ?? '', says);
      assert.ok(run.peakMemory < 1200 * MiB, `${run.peakMemory / MiB} MiB`);
    });
  }

  for (const way of ['prompts/list', 'resources/list']) {
    test(`loses its ${way}, and not its tools`, async () => {
      const run = await scan('--', process.execPath, amplifier, way);
      assert.deepEqual([run.code, serverIn(run).tools.map(({ name }) => name)], [0, ['only']], run.stderr);
      assert.ok(run.peakMemory < 1200 * MiB, `${run.peakMemory / MiB} MiB`);
    });
  }

  test('is cut short at the page that is too much', async () => {
    const run = await scan('--', process.execPath, amplifier, 'pages');
    const { outcome, problem } = serverIn(run);
    assert.deepEqual([run.code, outcome], [3, 'partial']);
    assert.match(problem?.says ?? '', /^page 4 of its tools failed: it sent more than 2000000 values in all\.$/);
  });
});

describe('a remote server whose small answers come to much', () => {
  const body = (before: string, after: string) => Buffer.from(`${before}${',{}'.repeat(21_000_000)}${after}`);
  const ways: Record<string, { type: string; encoding?: string; body: () => Buffer }> = {
    'JSON in gzip': { type: 'application/json', encoding: 'gzip', body: () => gzipSync(body('{"jsonrpc":"2.0","id":1,"result":{"tools":[0', ']}}'), { level: 1 }) },
    'JSON in brotli': { type: 'application/json', encoding: 'br', body: () => brotliCompressSync(body('{"jsonrpc":"2.0","id":1,"result":{"tools":[0', ']}}'), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }) },
    'events in gzip': { type: 'text/event-stream', encoding: 'gzip', body: () => gzipSync(body('data: {"jsonrpc":"2.0","id":1,"result":{"tools":[0', ']}}\n\n'), { level: 1 }) },
    'an event behind a comment with a quote': { type: 'text/event-stream', encoding: 'gzip', body: () => gzipSync(body(': "\\\ndata: {"jsonrpc":"2.0","id":1,"result":{"tools":[0', ']}}\n\n'), { level: 1 }) },
    'plain JSON': { type: 'application/json', body: () => body('{"jsonrpc":"2.0","id":1,"result":{"tools":[0', ']}}') },
  };
  const bomb = ({ type, encoding }: { type: string; encoding?: string }, sent: Buffer): Answer => (request, response: ServerResponse, text) => {
    const { method } = JSON.parse(text || '{}') as Message;
    if (method !== 'tools/list') return oneTool(request, response, text);
    response.writeHead(200, { 'content-type': type, ...(encoding !== undefined && { 'content-encoding': encoding }) }).end(sent);
  };
  for (const [name, way] of Object.entries(ways)) {
    test(`is given up before anything is built of it: ${name}`, async () => {
      const run = await scan(`${await serveWeb(bomb(way, way.body()))}/mcp`, '--allow-private');
      const { outcome, problem } = serverIn(run);
      assert.deepEqual([run.code, outcome, problem?.cause, problem?.says], [3, 'failed', 'too-much-output', 'it sent a message of more than 1000000 values.']);
      assert.ok(run.peakMemory < 1200 * MiB, `${run.peakMemory / MiB} MiB`);
    });
  }

  test('is given up as a registry of servers too', async () => {
    const page = gzipSync(Buffer.from(`{"servers":[0${',{}'.repeat(9_000_000)}]}`), { level: 1 });
    const url = new URL(await serveWeb((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(page)));
    await assert.rejects(fetchRegistryPage(url, { reach: { allowPrivate: true }, limits, signal: undefined }), { cause: 'too-much-output' });
    await assert.rejects(fetchRegistryPage(new URL(await serveWeb(status(404))), { reach: { allowPrivate: true }, limits, signal: undefined }), { cause: 'not-registry' });
  });
});

describe('a file of one\'s own that comes to much', () => {
  const bombs: Record<string, () => string> = {
    'one document': () => `{"tools":[{"name":"a"}${',{}'.repeat(21_000_000)}]}`,
    'a config': () => `{"mcpServers":{"a":{"command":"node","args":[0${',{}'.repeat(3_000_000)}]}}}`,
    'results within results': () => `${'{"result":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
    'a million entries that are no tools': () => `{"tools":[0${',{}'.repeat(1_000_000)}]}`,
  };
  for (const [name, text] of Object.entries(bombs)) {
    test(`ends in a line that says so: ${name}`, async () => {
      const path = join(files, 'bomb.json');
      writeFileSync(path, text());
      const { code, stderr } = await runSmall(['scan', path]);
      assert.equal(code, 2, stderr.slice(0, 500));
      assert.ok(stderr.split('\n').length < 30 && !stderr.includes('    at '), stderr.slice(0, 500));
    });
  }

  test('loses the one line of JSON Lines that does, and none of the others', async () => {
    const { code, stdout, stderr } = await runSmall(['scan', '-', '--format', 'jsonl'], `{"name":"first"}\n{"tools":[0${',{}'.repeat(3_000_000)}]}\n{"name":"last"}\n`);
    assert.deepEqual([code, stdout.trim().split('\n').map((line) => (JSON.parse(line) as { name: string }).name)], [2, ['first', 'last']]);
    assert.match(stderr, /^stdin:2: has more than 4000000 values in one piece/m);
  });
});

describe('a large listing', () => {
  const properties = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`p${at}`, { type: 'string' }]));
  const tools = Array.from({ length: 1500 }, (_, at) => ({ name: `delete_${at}`, description: 'Deletes a note.', inputSchema: { type: 'object', properties } }));
  const data = { listed: { server: 'large', tools, outcome: 'listed', live: true }, catalog: null, posture: 'balanced', tokens: false } as const;

  test('is judged in a thread like elsewhere', async () => {
    assert.ok(isMuch(tools) && !isMuch(tools.slice(0, 300)));
    const knowledge = await loadKnowledge();
    assert.deepEqual(await judgeApart({ ...data, listed: { ...data.listed, tools: [...tools] } }, {}), await judgeListed({ ...data.listed, tools: [...tools] }, { knowledge, posture: 'balanced', tokens: false }));
  });

  for (const [what, cause, end] of [['its time is over', 'timeout', { timeoutMs: 1 }], ['it is interrupted', 'interrupted', { signal: AbortSignal.abort() }]] as const) {
    test(`is given up when ${what}`, async () => {
      await assert.rejects(judgeApart({ ...data, listed: { ...data.listed, tools: [...tools] } }, end), { cause });
    });
  }
});

describe('a listing that does not come to its end', { skip: process.platform === 'linux' ? false : 'looks at /proc' }, () => {
  /** Masking that many values in that much text takes minutes, in one piece: nothing else happens in that thread. */
  const secrets = Object.fromEntries(Array.from({ length: 8000 }, (_, at) => [`TOKEN_${at}`, `${randomUUID().slice(0, 8)}${at}`]));

  test('is given up all the same, with its program and its folders', { timeout: 600_000 }, async () => {
    const word = randomUUID();
    const launch: CommandLaunch = { kind: 'command', command: process.execPath, args: [amplifier, 'texts of many megabytes', word], env: secrets, hosts: [] };
    // On a busy machine it has not begun to read by then: only more time shows what becomes of one that has.
    for (const seconds of [8, 30, 120]) {
      const outcome = await listApart(launch, { sandbox: 'none', timeoutMs: seconds * 1000, limits: { ...shortLimits, stuckMs: 500 } });
      if (seconds < 120 && !outcome.ok && /: it was not yet started\.$/.test(outcome.says)) continue;
      assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['timeout', `it was not listed within ${seconds} s: what it had sent was not yet read.`]);
      break;
    }
    assert.deepEqual([processesWith(word), readdirSync(folder)], [[], []]);
  });

  test('ends its thread and not the run when it takes too much memory', async () => {
    const word = randomUUID();
    const outcome = await listApart({ ...standIn('10000 tools', [word]) }, { sandbox: 'none', limits: { ...shortLimits, greatestHeap: 16 * MiB } });
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['too-much-output', 'what it sent takes more than 16 MiB of memory to read.']);
    assert.deepEqual([processesWith(word), readdirSync(folder)], [[], []]);
    const next = await listApart(standIn('honest'), { sandbox: 'none', limits: shortLimits });
    assert.ok(next.ok, JSON.stringify(next));
  });

  for (const [how, then] of [['exits', 'exit'], ['is killed', 'stay']] as const) {
    test(`leaves nothing when toolrisk ${how} in the middle`, async () => {
      const word = randomUUID();
      const child = spawn(process.execPath, [join(import.meta.dirname, 'servers/list-apart.ts'), word, then], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise((done) => child.once('exit', done));
      child.stdout.on('data', (text: Buffer) => { if (then === 'stay' && text.includes('initialize')) child.kill('SIGKILL'); });
      await ended;
      await until(() => processesWith(word).length === 0 && readdirSync(folder).length === 0);
    });
  }
});
