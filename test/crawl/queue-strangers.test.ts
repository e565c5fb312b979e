import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { crawlLimits } from '../../src/flow/crawl/crawl-limits.ts';
import { parseQueueKey } from '../../src/flow/queue/signed/queue-key.ts';
import { queueSignature } from '../../src/flow/queue/signed/queue-signature.ts';
import { parseRedisPlace } from '../../src/flow/queue/redis/redis-place.ts';
import { readJob, textsOf, writeJob } from '../../src/flow/queue/signed/signed-job.ts';
import type { SignedJob } from '../../src/flow/queue/signed/signed-job.ts';
import { crawlReportSchema } from '../../src/schema/catalog/crawl-report.ts';
import { snapshotPath } from '../../src/store/snapshots.ts';
import { runToolrisk } from '../cli/run-toolrisk.ts';
import { selfSigned } from '../connect/self-signed.ts';
import { until } from '../connect/stand-in.ts';
import { runChild } from './child-process.ts';
import { testKey } from './queue-key.ts';
import { startRedis } from './redis-server.ts';
import { writeCatalog } from './stand-in-catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'queue-strangers-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const redis = await startRedis({ password: 'hunter2:/ü@' });

const buildOf = (catalog: string) => join(catalog, '../build');
const crawl = (catalog: string, ...args: string[]) => runChild('crawl-child.ts', [catalog, buildOf(catalog), `queue=${redis.url}`, ...args]);
const worker = (catalog: string, ...args: string[]) => runChild('worker-child.ts', [catalog, redis.url, ...args]);
const rowsOf = (catalog: string) => crawlReportSchema.parse(JSON.parse(readFileSync(join(buildOf(catalog), 'crawl/report.json'), 'utf8'))).servers;
const outcomesOf = (catalog: string) => rowsOf(catalog).map(({ server, outcome, cause }) => [server, cause ?? outcome]);

const key = parseQueueKey(testKey, 'key');

const listing = { tools: [{ name: 'x' }], complete: true, transport: 'stdio', protocolVersion: '2025-11-25', serverInfo: null, capabilities: {}, instructions: null, prompts: null, resources: null };
const finding = (rest: object = {}, more: object = {}) => JSON.stringify({ outcome: { ok: true, listing: { ...listing, ...rest }, observed: {} }, seconds: 1, attempts: 1, ...more });
const failure = (rest: object) => JSON.stringify({ outcome: { ok: false, cause: 'exited', says: 'it ended.', remedy: 'Look.', observed: {}, ...rest }, seconds: 1, attempts: 1 });

describe('a result that a worker with the key sent', () => {
  const results: [string, string, string][] = [
    ['that is as it must be is taken', finding(), 'listed'],
    ['that is empty', '', 'bad-result'],
    ['that is no JSON', '{"outcome":', 'bad-result'],
    ['that says more than a worker does', finding({}, { snapshot: '../../x' }), 'bad-result'],
    ['whose tools are none', finding({ tools: [{ name: 7 }] }), 'bad-result'],
    ['whose tools are too many', finding({ tools: Array.from({ length: 10_001 }, () => ({ name: 'x' })) }), 'bad-result'],
    ['whose definition is too deep', finding({ tools: [{ name: 'deep', x: JSON.parse('['.repeat(1000) + ']'.repeat(1000)) as unknown }] }), 'bad-result'],
    ['whose instructions are too long', finding({ instructions: 'x'.repeat(100_000) }), 'bad-result'],
    ['with a cause that is none', failure({ cause: 'because' }), 'bad-result'],
    ['with a reason too long to be said', failure({ says: 'x'.repeat(5000) }), 'bad-result'],
    ['that orders a terminal about', failure({ says: 'gone\u001b[2Jx\u202e.' }), 'exited'],
  ];
  const servers = results.map((_, at) => `s${String(at).padStart(2, '0')}`);
  const catalog = writeCatalog(join(folder, 'planted/catalog'), Object.fromEntries([...servers, 'vast', 'whole'].map((server) => [server, 'honest'])));

  test('fails that server only where it is bad, and nothing of it is kept', async () => {
    const crawling = crawl(catalog);
    await crawling.says('trouble no-workers');
    const jobs = await redis.client.lrange('toolrisk:crawl:wait', 0, -1);
    const put = async (server: string, result: string) => {
      const jobId = jobs.find((id) => id.endsWith(`-${server}`)) as string;
      const job = readJob(jobId, JSON.parse(await redis.client.hget(`toolrisk:crawl:${jobId}`, 'data') as string), key) as SignedJob;
      await redis.client.hset(`toolrisk:run:${job.run}:results`, jobId, queueSignature(key, 'result', [...textsOf(job), result]) + result);
      await redis.client.rpush(`toolrisk:run:${job.run}:finished`, 'x'.repeat(1000), 'none-of-ours', jobId);
    };
    for (const [at, [, result]] of results.entries()) await put(servers[at] as string, result);
    await put('vast', Buffer.alloc(crawlLimits.greatestResult + 1, 'x').toString('latin1'));
    await until(() => crawling.after('end').length === results.length);
    const working = worker(catalog);
    assert.equal(await crawling.ended, 0, crawling.lines().join('\n'));
    assert.deepEqual(outcomesOf(catalog), [...results.map(([, , outcome], at) => [servers[at], outcome]), ['vast', 'listed'], ['whole', 'listed']]);
    assert.deepEqual(servers.filter((server) => existsSync(snapshotPath(catalog, server))), ['s00']);
    assert.ok(!JSON.stringify(rowsOf(catalog)).includes('\u001b') && !JSON.stringify(rowsOf(catalog)).includes('\\u001b'));
    working.process.kill('SIGTERM');
    await working.ended;
    assert.deepEqual(await redis.client.keys('toolrisk:run*'), []);
  });
});

describe('a job that somebody put into Redis', () => {
  test('starts nothing that the catalog of the worker does not hold, nor what nobody with the key asked for', async () => {
    const { Queue } = await import('bullmq');
    const catalog = writeCatalog(join(folder, 'jobs/catalog'), { a: 'honest' });
    const working = worker(catalog);
    await working.says('ready');
    const queue = new Queue('crawl', { prefix: 'toolrisk', connection: redis.client });
    const hash = 'a'.repeat(64);
    const run = 'b'.repeat(16);
    await redis.client.zadd('toolrisk:runs', Date.now() + 60_000, run);
    const idOf = (server: string) => `${run}-${hash.slice(0, 16)}-${server}`;
    const signed = (server: string) => writeJob({ run, jobId: idOf(server), server, spec: hash }, key);
    const jobs: [string, unknown][] = [
      [idOf('a'), signed('a')],
      [idOf('none'), signed('none')],
      [idOf('b'), { server: 'b', spec: hash }],
      [idOf('c'), { server: 'a', spec: hash, npm: { package: 'evil', version: '1.0.0' } }],
      ['odd-1', { server: '../../etc/passwd', spec: hash }],
      ['odd-2', 'text'],
      ['odd-3', signed('a')],
      [idOf('d'), { ...signed('d'), signature: 'f'.repeat(64) }],
      [idOf('e'), signed('a')],
    ];
    for (const [jobId, data] of jobs) await queue.add('list', data, { jobId, removeOnFail: true });
    await until(() => working.after('end').length === 2 && working.lines().filter((line) => line === 'odd-job').length === 2 && working.lines().filter((line) => line === 'unsigned-job').length === 2);
    assert.deepEqual(working.after('phase'), []);
    const results = await redis.client.hgetall(`toolrisk:run:${run}:results`);
    assert.deepEqual(Object.values(results).map((text) => (JSON.parse(text.slice(64)) as { outcome: { cause: string } }).outcome.cause), ['other-spec', 'other-spec']);
    working.process.kill('SIGTERM');
    await working.ended;
    assert.deepEqual(working.after('dropped'), ['7']);
    await redis.client.flushall();
  });
});

describe('a server that nobody has reviewed', () => {
  const servers = { seen: 'honest', unseen: { args: ['honest'], unreviewed: true } };
  const cases: [string, string[], string[], string][] = [
    ['is not queued unless the crawl includes it', [], ['unreviewed=1', 'sandbox=auto'], 'unreviewed'],
    ['is not started unless the worker includes it', ['unreviewed=1'], [], 'unreviewed'],
    ['is not started without a sandbox', ['unreviewed=1'], ['unreviewed=1', 'sandbox=none'], 'unreviewed'],
  ];
  for (const [at, [name, crawlArgs, workerArgs, outcome]] of cases.entries()) {
    test(name, async () => {
      const catalog = writeCatalog(join(folder, `unreviewed-${at}/catalog`), servers);
      const working = worker(catalog, ...workerArgs);
      assert.equal(await crawl(catalog, ...crawlArgs).ended, 0);
      assert.deepEqual(outcomesOf(catalog), [['seen', 'listed'], ['unseen', outcome]]);
      assert.ok(working.after('phase').every((line) => line.startsWith('seen ')));
      working.process.kill('SIGTERM');
      await working.ended;
    });
  }
});

test('two crawls at once get their own results, though their servers have the same names', async () => {
  const [one, two] = ['one', 'two'].map((name) => writeCatalog(join(folder, name, 'catalog'), Object.fromEntries(['a', 'b', 'c', 'd'].map((server) => [server, name === 'one' ? 'honest' : 'three pages'])))) as [string, string];
  const working = worker(one);
  const both = [crawl(one), crawl(two)];
  assert.deepEqual(await Promise.all(both.map((each) => each.ended)), [0, 0]);
  assert.deepEqual([outcomesOf(one), outcomesOf(two)], [['a', 'b', 'c', 'd'].map((server) => [server, 'listed']), ['a', 'b', 'c', 'd'].map((server) => [server, 'other-spec'])]);
  working.process.kill('SIGTERM');
  await working.ended;
});

describe('a Redis that refuses', () => {
  test('a command ends crawl and worker, and says which right is missing', async () => {
    await redis.client.call('ACL', 'SETUSER', 'little', 'on', '>hunter2', '~other:*', '+@all');
    const url = `redis://little:hunter2@127.0.0.1:${redis.port}`;
    const catalog = writeCatalog(join(folder, 'refused/catalog'), { a: 'honest' });
    const [working, crawling] = [runChild('worker-child.ts', [catalog, url]), runChild('crawl-child.ts', [catalog, buildOf(catalog), `queue=${url}`])];
    assert.deepEqual([await working.ended, await crawling.ended], [3, 3]);
    for (const each of [working, crawling]) assert.match(each.after('error')[0] ?? '', /^redis:\/\/127\.0\.0\.1:\d+: Redis refused what was asked of it \(NOPERM .*rights for the keys toolrisk:\*\.$/);
  });

  test('more data ends both; the job is done when there is room', async () => {
    const catalog = writeCatalog(join(folder, 'full/catalog'), { a: { args: ['answers late', '500'] } });
    const [working, crawling] = [worker(catalog, 'lock=2000'), crawl(catalog)];
    await working.says('phase a initialize');
    await redis.client.config('SET', 'maxmemory', '1');
    assert.deepEqual([await working.ended, await crawling.ended], [3, 3]);
    for (const each of [working, crawling]) assert.match(each.after('error')[0] ?? '', /Redis refused what was asked of it \(.*OOM/);
    await redis.client.config('SET', 'maxmemory', '0');
    const [other, again] = [worker(catalog, 'lock=2000'), crawl(catalog)];
    assert.equal(await again.ended, 0);
    assert.deepEqual([outcomesOf(catalog), other.after('end')], [[['a', 'listed']], ['a']]);
    other.process.kill('SIGTERM');
    await other.ended;
  });

  test('our trust in its certificate is told so', async () => {
    const { key, cert } = selfSigned();
    writeFileSync(join(folder, 'key.pem'), key);
    writeFileSync(join(folder, 'cert.pem'), cert);
    const secure = await startRedis({ tls: { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') } });
    const ran = await runToolrisk(['worker', '--queue', secure.url, '--catalog', writeCatalog(join(folder, 'tls/catalog'), { a: 'honest' })], { env: { TOOLRISK_QUEUE_KEY: testKey } });
    assert.deepEqual([ran.code, ran.stdout], [2, '']);
    assert.match(ran.stderr, /^rediss:\/\/127\.0\.0\.1:\d+: the certificate of Redis is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)\. .*NODE_EXTRA_CA_CERTS/);
  });
});

test('a Redis whose certificate is trusted is used over TLS, by crawl and worker', async () => {
  const { key, cert } = selfSigned('127.0.0.1');
  const [keyFile, certFile] = [join(folder, 'trusted-key.pem'), join(folder, 'trusted-cert.pem')];
  writeFileSync(keyFile, key);
  writeFileSync(certFile, cert);
  const secure = await startRedis({ password: 'hunter2:/ü@', tls: { key: keyFile, cert: certFile } });
  const catalog = writeCatalog(join(folder, 'trusted/catalog'), { a: 'honest', b: 'three pages' });
  const trusting = { NODE_EXTRA_CA_CERTS: certFile };
  const working = runChild('worker-child.ts', [catalog, secure.url], trusting);
  const crawling = runChild('crawl-child.ts', [catalog, buildOf(catalog), `queue=${secure.url}`], trusting);
  assert.equal(await crawling.ended, 0, crawling.lines().join('\n'));
  assert.deepEqual([outcomesOf(catalog), working.after('end').sort()], [[['a', 'listed'], ['b', 'listed']], ['a', 'b']]);
  working.process.kill('SIGTERM');
  assert.equal(await working.ended, 0);
  // That it was TLS: the same port answers nobody who speaks without.
  const plain = runChild('crawl-child.ts', [catalog, buildOf(catalog), `queue=${secure.url.replace('rediss:', 'redis:')}`, 'fresh=1'], trusting);
  assert.equal(await plain.ended, 3);
});

describe('the password of a Redis', () => {
  const secrets = [/hunter2/, new RegExp(encodeURIComponent('hunter2:/ü@'))];
  const hides = (text: string) => { for (const secret of secrets) assert.doesNotMatch(text, secret); };

  test('is in no output, report, job or result', async () => {
    const catalog = writeCatalog(join(folder, 'password/catalog'), { near: { url: 'http://127.0.0.1:9/mcp' }, other: { url: 'http://127.0.0.1:9/mcp' } });
    const env = { QUEUE: redis.url, TOOLRISK_QUEUE_KEY: testKey };
    const working = runToolrisk(['worker', '--queue-env', 'QUEUE', '--catalog', catalog, '--concurrency', '1'], { env, endWhen: (text) => text.includes('other: ') });
    const monitor = await redis.client.monitor();
    const commands: string[] = [];
    monitor.on('monitor', (_time: string, args: string[]) => { if (!/^(auth|hello)$/i.test(args[0] ?? '')) commands.push(args.join(' ')); });
    const crawled = await runToolrisk(['crawl', '--queue', redis.url, '--catalog', catalog, '--out', buildOf(catalog)], { env });
    assert.deepEqual([crawled.code, crawled.stdout], [3, '0 of 2 servers listed, 0 changed\n']);
    assert.match(crawled.stderr, /failed: near: private-address: /);
    const worked = await working;
    assert.deepEqual([worked.code, worked.stdout], [143, '']);
    assert.match(worked.stderr, new RegExp(`^waiting for jobs at redis://127.0.0.1:${redis.port}$`, 'm'));
    monitor.disconnect();
    assert.ok(commands.some((command) => command.includes('private-address')));
    const files = readdirSync(buildOf(catalog), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    assert.equal(files.length, 2);
    for (const text of [crawled.stderr, worked.stderr, ...commands, ...files]) hides(text);
  });

  test('is in no error', async () => {
    const wrong = redis.url.replace('hunter2', 'hunter2x');
    const cases: [string[], Record<string, string>, number, RegExp][] = [
      [['--queue', wrong], {}, 2, /^redis:\/\/127\.0\.0\.1:\d+: Redis refuses this user or password\. /],
      [['--queue', `redis://127.0.0.1:${redis.port}`], {}, 2, /Redis refuses this user or password\. /],
      [['--queue', `${redis.url}/99`], {}, 2, /Redis has no such database\. /],
      [['--queue', 'redis://me:hunter2@127.0.0.1:1'], {}, 3, /^redis:\/\/127\.0\.0\.1:1: Redis cannot be reached \(ECONNREFUSED\)\. /],
      [['--queue', 'redis://:hunter2/x@localhost'], {}, 2, /^--queue: is no address of a Redis\. /],
      [['--queue-env', 'QUEUE'], { QUEUE: 'hunter2' }, 2, /^--queue-env QUEUE: is no address of a Redis\. /],
      [['--queue-env', 'QUEUE'], { QUEUE: '' }, 2, /^--queue-env QUEUE: this variable is not set\. /],
      [['--queue', redis.url, '--queue-env', 'QUEUE'], {}, 2, /cannot be used with/],
      [[], {}, 2, /^worker: no queue is named\. /],
    ];
    const catalog = writeCatalog(join(folder, 'errors/catalog'), { a: 'honest' });
    for (const [args, env, code, says] of cases) {
      const ran = await runToolrisk(['worker', ...args, '--catalog', catalog], { env: { TOOLRISK_QUEUE_KEY: testKey, ...env } });
      assert.deepEqual([ran.code, ran.stdout], [code, ''], ran.stderr);
      assert.match(ran.stderr, says);
      assert.equal(ran.stderr.trim().split('\n').length, 1);
      hides(ran.stderr);
    }
  });

  test('is not needed to be told what is for the workers to say', async () => {
    for (const args of [['--sandbox', 'none'], ['--concurrency', '4'], ['--timeout', '5'], ['--allow-private']]) {
      const ran = await runToolrisk(['crawl', '--queue', redis.url, ...args], { env: { TOOLRISK_QUEUE_KEY: testKey } });
      assert.deepEqual([ran.code, ran.stderr], [2, `${args[0]}: is for the workers to say, with a queue. Pass it to toolrisk worker.\n`]);
    }
  });
});

describe('the address of a Redis', () => {
  const good: [string, object][] = [
    ['redis://localhost', { shown: 'redis://localhost:6379', host: 'localhost', port: 6379, db: 0, tls: false }],
    ['redis://localhost/', { shown: 'redis://localhost:6379', host: 'localhost', port: 6379, db: 0, tls: false }],
    ['redis://me:p%40ss%2F@redis.example:7000/3', { shown: 'redis://redis.example:7000/3', host: 'redis.example', port: 7000, db: 3, tls: false, username: 'me', password: 'p@ss/' }],
    ['rediss://:secret@[2001:db8::1]:6380', { shown: 'rediss://[2001:db8::1]:6380', host: '2001:db8::1', port: 6380, db: 0, tls: true, password: 'secret' }],
  ];
  for (const [text, place] of good) test(`${text} is read`, () => assert.deepEqual(parseRedisPlace(text, '--queue'), place));

  for (const text of ['', 'localhost:6379', 'http://localhost', 'redis://', 'redis:localhost', 'redis://localhost:99999', 'redis://localhost/one', 'redis://localhost/1/2', 'redis://localhost?db=1', 'redis://localhost#1', 'redis://:a%zz@localhost', 'redis://a b', 'unix:///run/redis.sock']) {
    test(`"${text}" is none`, () => assert.throws(() => parseRedisPlace(text, '--queue'), { name: 'PlaceError', exitCode: 2 }));
  }
});
