import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { parseQueueKey } from '../../src/flow/queue/signed/queue-key.ts';
import { queueSignature } from '../../src/flow/queue/signed/queue-signature.ts';
import { readJob, textsOf } from '../../src/flow/queue/signed/signed-job.ts';
import type { SignedJob } from '../../src/flow/queue/signed/signed-job.ts';
import { crawlReportSchema } from '../../src/schema/catalog/crawl-report.ts';
import { snapshotPath } from '../../src/store/snapshots.ts';
import { runToolrisk } from '../cli/run-toolrisk.ts';
import { standIn } from '../connect/stand-in.ts';
import { runChild } from '../crawl/child-process.ts';
import type { Child } from '../crawl/child-process.ts';
import { otherKey, testKey } from '../crawl/queue-key.ts';
import { startRedis } from '../crawl/redis-server.ts';
import { writeCatalog } from '../crawl/stand-in-catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'security-queue-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const redis = await startRedis();
const [key, wrong] = [parseQueueKey(testKey, 'key'), parseQueueKey(otherKey, 'key')];

const catalogOf = (name: string, servers: Record<string, string | Record<string, unknown>>) => writeCatalog(join(folder, name, 'catalog'), servers);
const buildOf = (catalog: string) => join(catalog, '../build');
const crawl = (catalog: string, ...args: string[]) => runChild('crawl-child.ts', [catalog, buildOf(catalog), `queue=${redis.url}`, ...args]);
const worker = (catalog: string, ...args: string[]) => runChild('worker-child.ts', [catalog, redis.url, ...args]);
const reportOf = (catalog: string) => crawlReportSchema.parse(JSON.parse(readFileSync(join(buildOf(catalog), 'crawl/report.json'), 'utf8')));
const outcomesOf = (catalog: string) => reportOf(catalog).servers.map(({ server, outcome, cause }) => [server, cause ?? outcome]);

async function end(...children: Child[]): Promise<void> {
  for (const each of children) each.process.kill('SIGTERM');
  for (const each of children) assert.equal(await each.ended, 0, each.lines().join('\n'));
}

/** The jobs of a crawl that wait, by server, as whoever reads Redis sees them. */
async function jobsIn(): Promise<Map<string, SignedJob>> {
  const ids = await redis.client.lrange('toolrisk:crawl:wait', 0, -1);
  const jobs = await Promise.all(ids.map(async (id) => readJob(id, JSON.parse(await redis.client.hget(`toolrisk:crawl:${id}`, 'data') ?? 'null'), key) as SignedJob));
  return new Map(jobs.map((job) => [job.server, job]));
}

/** Puts a result there, as a worker does. */
async function put({ run, jobId }: SignedJob, result: string): Promise<void> {
  await redis.client.hset(`toolrisk:run:${run}:results`, jobId, result);
  await redis.client.rpush(`toolrisk:run:${run}:finished`, jobId);
}

const listing = { tools: [{ name: 'forged' }], complete: true, transport: 'stdio', protocolVersion: '2025-11-25', serverInfo: null, capabilities: {}, instructions: null, prompts: null, resources: null };
const findingOf = (rest: object = {}) => JSON.stringify({ outcome: { ok: true, listing: { ...listing, ...rest }, observed: {} }, seconds: 1, attempts: 1 });
const forged = findingOf();
const signed = (job: SignedJob, text: string, by = key) => queueSignature(by, 'result', [...textsOf(job), text]) + text;

describe('a result that no worker with the key sent for this job', () => {
  const elsewhere = { run: 'f'.repeat(16), server: 'other', spec: '0'.repeat(64), jobId: `${'f'.repeat(16)}-${'0'.repeat(16)}-other` };
  const forgeries: [string, (job: SignedJob, jobs: Map<string, SignedJob>) => string][] = [
    ['is not signed', () => forged],
    ['has the signature of nobody', () => 'a'.repeat(64) + forged],
    ['is signed with another key', (job) => signed(job, forged, wrong)],
    ['is one of another server', (_job, jobs) => signed(jobs.get('s00') as SignedJob, forged)],
    ['is one of another run', (job) => signed({ ...job, run: elsewhere.run, jobId: job.jobId.replace(/^.{16}/, elsewhere.run) }, forged)],
    ['is one of another run under this id', (job) => signed({ ...job, run: elsewhere.run }, forged)],
    ['is one of another spec', (job) => signed({ ...job, spec: elsewhere.spec }, forged)],
    ['was changed by a letter', (job) => signed(job, forged).replace('"forged"', '"Forged"')],
    ['has the signature of its job', (job) => queueSignature(key, 'job', textsOf(job)) + forged],
    ['is empty', () => ''],
    ['is no JSON', () => '{"outcome":'],
  ];
  const servers = forgeries.map((_, at) => `s${String(at).padStart(2, '0')}`);

  test(`is dropped and counted, and the server gets its turn: ${forgeries.map(([how]) => how).join('; ')}`, async () => {
    const catalog = catalogOf('forged', Object.fromEntries(servers.map((server) => [server, 'honest'])));
    const crawling = crawl(catalog);
    await crawling.says('trouble no-workers');
    const jobs = await jobsIn();
    for (const [at, [, forge]] of forgeries.entries()) {
      const job = jobs.get(servers[at] as string) as SignedJob;
      await put(job, forge(job, jobs));
    }
    const working = worker(catalog);
    assert.equal(await crawling.ended, 0, crawling.lines().join('\n'));
    assert.deepEqual(outcomesOf(catalog), servers.map((server) => [server, 'listed']));
    for (const server of servers) assert.doesNotMatch(readFileSync(snapshotPath(catalog, server), 'utf8'), /forged/i);
    assert.deepEqual([reportOf(catalog).dropped, crawling.after('dropped')], [forgeries.length, [String(forgeries.length)]]);
    await end(working);
  });
});

describe('a result of a worker with the key that is not of the server file', () => {
  const good = { registry: 'npm', name: 'stand-in', version: '1.0.0', license: null, integrity: 'sha512-AAAA' };
  const cases: [string, object | undefined, RegExp | null][] = [
    ['is of it', { package: good }, null],
    ['has a second integrity beside it', { package: { ...good, integrity: 'sha512-BBBB sha512-AAAA' } }, /integrity of its package is sha512-BBBB sha512-AAAA, not sha512-AAAA/],
    ['is another package', { package: { ...good, name: 'evil\u001b[2J' } }, /its package is evil.*, not stand-in/],
    ['is another version', { package: { ...good, version: '1.0.1' } }, /its version is 1\.0\.1, not 1\.0\.0/],
    ['has another integrity', { package: { ...good, integrity: 'sha512-BBBB' } }, /integrity of its package is sha512-BBBB, not sha512-AAAA/],
    ['has no integrity', { package: { ...good, integrity: undefined } }, /integrity of its package is unknown/],
    ['is of no package', {}, /names no package/],
    ['came over a network', { package: good, transport: 'sse' }, /came over sse/],
  ];
  const servers = cases.map((_, at) => `s${at}`);

  test('fails that server and says what differs', async () => {
    const catalog = catalogOf('other', Object.fromEntries(servers.map((server) => [server, 'honest'])));
    const crawling = crawl(catalog, 'expect=1');
    await crawling.says('trouble no-workers');
    const jobs = await jobsIn();
    for (const [at, [, rest]] of cases.entries()) {
      const job = jobs.get(servers[at] as string) as SignedJob;
      await put(job, signed(job, findingOf(rest)));
    }
    assert.equal(await crawling.ended, 0, crawling.lines().join('\n'));
    const rows = reportOf(catalog).servers;
    for (const [at, [, , says]] of cases.entries()) {
      const row = rows[at];
      assert.equal(row?.cause ?? row?.outcome, says === null ? 'listed' : 'bad-result');
      if (says !== null) assert.match(row?.says ?? '', says);
      assert.equal(existsSync(snapshotPath(catalog, servers[at] as string)), says === null);
    }
    assert.ok(!JSON.stringify(rows).includes('\\u001b'));
    assert.doesNotMatch(readFileSync(snapshotPath(catalog, 's0'), 'utf8'), /sha512-AAAA/, 'the integrity is in the server file, in no snapshot');
  });
});

describe('what is broken in Redis', () => {
  const id = (at: number) => `${'c'.repeat(16)}-${'d'.repeat(16)}-x${at}`;
  const hash = (fields: Record<string, string>) => (at: number) => redis.client.hset(`toolrisk:crawl:${id(at)}`, { name: 'list', opts: '{}', data: '{"server":"a","spec":"b"}', timestamp: '1', ...fields });
  const broken: [string, (at: number) => Promise<unknown>][] = [
    ['a job without a hash', () => Promise.resolve()],
    ['a hash that is a text', (at) => redis.client.set(`toolrisk:crawl:${id(at)}`, 'x')],
    ['a hash that is a list', (at) => redis.client.lpush(`toolrisk:crawl:${id(at)}`, 'x')],
    ['data that is no JSON', hash({ data: '{"server":' })],
    ['data that is a number', hash({ data: '7' })],
    ['data that is JSON to Redis alone', hash({ data: '{"server":NaN}' })],
    ['data of 5 MB', hash({ data: JSON.stringify({ server: 'x'.repeat(5e6) }) })],
    ['options that are no JSON', hash({ opts: '{' })],
    ['a progress that is no JSON', hash({ progress: '{' })],
    ['a progress that is an object', hash({ progress: '{"a":1}' })],
    ['a parent that is no JSON', hash({ parent: '{', parentKey: 'toolrisk:crawl:wait' })],
    ['a count that is none', hash({ stc: 'many' })],
    ['a repetition', hash({ rjk: 'every:second' })],
    ['no data', (at) => redis.client.hset(`toolrisk:crawl:${id(at)}`, { name: 'list' })],
  ];

  test(`ends neither crawl nor worker, waiting or active: ${broken.map(([what]) => what).join('; ')}`, async () => {
    const catalog = catalogOf('broken', { a: { args: ['answers late', '1500'] }, b: 'honest', c: 'honest', d: 'honest' });
    const [working, crawling] = [worker(catalog, 'concurrency=1'), crawl(catalog)];
    await working.says('phase a initialize');
    const own = await jobsIn();
    for (const [at, [, make]] of broken.entries()) {
      await make(at);
      await redis.client.lpush('toolrisk:crawl:active', id(at));
      await make(at + 100);
      await redis.client.rpush('toolrisk:crawl:wait', id(at + 100));
    }
    await redis.client.lpush('toolrisk:crawl:active', 'garbage', '', 'wait', 'x'.repeat(1e6), '\u0000\u00ff');
    await redis.client.rpush('toolrisk:crawl:wait', 'garbage', '', '0:7');
    // Their own jobs too: one is no job any more, one asks for something else, one is gone.
    const keyOf = (server: string) => `toolrisk:crawl:${own.get(server)?.jobId}`;
    await redis.client.del(keyOf('b'));
    await redis.client.set(keyOf('b'), 'x');
    await redis.client.hset(keyOf('c'), 'data', JSON.stringify({ server: 'd', spec: own.get('d')?.spec, signature: 'e'.repeat(64) }));
    await redis.client.lrem('toolrisk:crawl:wait', 0, own.get('d')?.jobId as string);
    assert.equal(await crawling.ended, 0, crawling.lines().join('\n'));
    assert.deepEqual(outcomesOf(catalog), ['a', 'b', 'c', 'd'].map((server) => [server, 'listed']));
    assert.ok((reportOf(catalog).dropped ?? 0) >= 2 * broken.length, `dropped ${reportOf(catalog).dropped}`);
    assert.match(readFileSync(join(buildOf(catalog), 'crawl/report.md'), 'utf8'), /^\d+ jobs or results of the queue were broken and dropped: /m);
    assert.deepEqual([working.after('error'), crawling.after('error')], [[], []]);
    assert.equal(await crawl(catalog).ended, 0, 'the worker still works');
    await end(working);
    await redis.client.flushall();
  });

  test('is set right where it is the queue itself, or what a run keeps', async () => {
    const catalog = catalogOf('structures', { a: { args: ['answers late', '1500'] }, b: 'honest', c: 'honest' });
    const [working, crawling] = [worker(catalog, 'concurrency=1'), crawl(catalog)];
    await working.says('phase a initialize');
    const run = (await redis.client.zrange('toolrisk:runs', 0, -1))[0] as string;
    for (const name of ['wait', 'active', 'stalled', 'meta', 'events', 'marker', 'delayed', 'prioritized', 'paused', 'pc']) {
      await redis.client.del(`toolrisk:crawl:${name}`);
      await (name === 'wait' || name === 'meta' ? redis.client.set(`toolrisk:crawl:${name}`, 'x') : redis.client.hset(`toolrisk:crawl:${name}`, 'x', 'y'));
    }
    await redis.client.set('toolrisk:crawl:id', 'many');
    for (const name of ['results', 'finished']) await redis.client.set(`toolrisk:run:${run}:${name}`, 'x');
    await redis.client.set(`toolrisk:run:${run}`, 'somebody who took over');
    await redis.client.del('toolrisk:runs');
    await redis.client.set('toolrisk:runs', 'x');
    assert.equal(await crawling.ended, 0, crawling.lines().join('\n'));
    assert.deepEqual(outcomesOf(catalog), ['a', 'b', 'c'].map((server) => [server, 'listed']));
    assert.deepEqual([working.after('error'), crawling.after('error')], [[], []]);
    await end(working);
    await redis.client.flushall();
  });
});

test('somebody who writes into Redis all the while has servers fail, and ends neither crawl nor worker', async () => {
  const servers = Array.from({ length: 8 }, (_, at) => `s${at}`);
  const catalog = catalogOf('restless', Object.fromEntries(servers.map((server) => [server, 'honest'])));
  const [working, crawling] = [worker(catalog, 'lock=3000'), crawl(catalog)];
  await crawling.says('start');
  const { client } = redis;
  const run = (await client.zrange('toolrisk:runs', 0, -1))[0] as string;
  const kinds: ((id: string, job: string) => Promise<unknown>)[] = [
    (_id, job) => client.hset(job, 'opts', '{"a":NaN}'), (_id, job) => client.hset(job, 'progress', '{{'), (_id, job) => client.hset(job, 'data', '{'),
    (_id, job) => client.hset(job, 'parent', '{'), (_id, job) => client.hset(job, { rjk: 'a:b:c:d:e', defa: 'stalled' }), (_id, job) => client.set(job, 'x'),
    (_id, job) => client.del(job), (_id, job) => client.set(`${job}:lock`, 'mine'), (_id, job) => client.lpush(`${job}:lock`, 'mine'),
    (id) => client.rpush('toolrisk:crawl:wait', id), (id) => client.zadd('toolrisk:crawl:delayed', 1, id), () => client.lpush('toolrisk:crawl:active', 'garbage'),
    () => client.set('toolrisk:crawl:marker', 'x'), () => client.set('toolrisk:crawl:events', 'x'), () => client.hset('toolrisk:crawl:meta', { paused: '1', 'opts.maxLenEvents': 'many' }),
    () => client.call('XADD', 'toolrisk:crawl:events', '18446744073709551615-18446744073709551615', 'a', 'b'),
    (id) => client.rpush(`toolrisk:run:${run}:finished`, id), (id) => client.hset(`toolrisk:run:${run}:results`, id, forged),
    () => client.set(`toolrisk:run:${run}`, 'mine'), () => client.set('toolrisk:runs', 'x'),
  ];
  let isOver = false;
  void crawling.ended.then(() => { isOver = true; });
  for (let turn = 0; turn < 12 * kinds.length && !isOver; turn += 1) {
    const ids = (await Promise.all(['active', 'wait'].map((list) => client.lrange(`toolrisk:crawl:${list}`, 0, -1).catch(() => [])))).flat().filter((id) => id.startsWith(run));
    const id = ids[turn % Math.max(1, ids.length)] ?? 'none';
    await (kinds[turn % kinds.length] as (typeof kinds)[number])(id, `toolrisk:crawl:${id}`).catch(() => undefined);
    await wait(20);
  }
  assert.equal(await crawling.ended, 0, crawling.lines().join('\n'));
  const kept = ['listed', 'job-lost', 'bad-result', 'worker-lost'];
  assert.deepEqual(outcomesOf(catalog).filter(([, outcome]) => !kept.includes(outcome as string)), []);
  for (const server of servers.filter((name) => existsSync(snapshotPath(catalog, name)))) assert.doesNotMatch(readFileSync(snapshotPath(catalog, server), 'utf8'), /forged/);
  assert.deepEqual([working.after('error'), crawling.after('error')], [[], []]);
  await end(working);
  await client.flushall();
});

test('a worker with another key starts nothing, and the crawl says that its jobs get lost', async () => {
  const catalog = catalogOf('wrong', { a: 'honest', b: 'honest' });
  const [working, crawling] = [worker(catalog, `key=${otherKey}`), crawl(catalog)];
  assert.equal(await crawling.ended, 0, crawling.lines().join('\n'));
  assert.deepEqual(outcomesOf(catalog), [['a', 'job-lost'], ['b', 'job-lost']]);
  assert.match(reportOf(catalog).servers[0]?.remedy ?? '', /the same key/);
  assert.deepEqual([working.after('start'), working.after('phase')], [[], []]);
  await end(working);
  assert.deepEqual(working.after('dropped'), ['6'], 'each was put there three times');
});

describe('the key of a queue', () => {
  const catalog = () => catalogOf('keys', { a: 'honest' });
  const cases: [string[], Record<string, string>, RegExp][] = [
    [[], { TOOLRISK_QUEUE_KEY: '' }, /^TOOLRISK_QUEUE_KEY: a queue needs a key .*openssl rand -hex 32/],
    [[], { TOOLRISK_QUEUE_KEY: 'hunter2'.repeat(4) }, /^TOOLRISK_QUEUE_KEY: the key of the queue is shorter than 32 characters\. .*openssl rand -hex 32/],
    [['--queue-key-env', 'OUR_KEY'], { TOOLRISK_QUEUE_KEY: testKey }, /^OUR_KEY: a queue needs a key .*export OUR_KEY=/],
    [['--queue-key-env', 'hunter2'.repeat(5)], {}, /^--queue-key-env: wants the name of a variable/],
    [['--queue-key', 'hunter2'], {}, /unknown option '--queue-key'/],
    [['--queue-key=hunter2'], {}, /unknown option '--queue-key'/],
  ];
  for (const command of ['crawl', 'worker']) {
    test(`is asked for where it is missing, and never said: ${command}`, async () => {
      for (const [args, env, says] of cases) {
        const ran = await runToolrisk([command, '--queue', redis.url, ...args, '--catalog', catalog()], { env });
        assert.deepEqual([ran.code, ran.stdout], [2, ''], ran.stderr);
        assert.match(ran.stderr, says);
        assert.equal(ran.stderr.trim().split('\n').length, 1);
        assert.doesNotMatch(ran.stderr, /hunter2/);
      }
    });
  }

  test('is of no use without a queue, which is said', async () => {
    const ran = await runToolrisk(['crawl', '--queue-key-env', 'TOOLRISK_QUEUE_KEY', '--catalog', catalog()], { env: { TOOLRISK_QUEUE_KEY: testKey } });
    assert.deepEqual([ran.code, ran.stderr], [2, '--queue-key-env: is for a queue. Name its Redis: --queue redis://host:6379, or leave the option out.\n']);
  });

  test('is in no command, key or value of Redis, no report, no output, and not with what is started', async () => {
    const { command, args } = standIn('honest');
    const [bin, seen] = [join(folder, 'bin'), join(folder, 'seen')];
    for (const each of [bin, seen]) mkdirSync(each);
    const write = (name: string, rest: string) => {
      writeFileSync(join(bin, name), `#!/bin/sh\nenv > '${seen}/${name}'\n${rest}\n`);
      chmodSync(join(bin, name), 0o755);
    };
    write('uvx', `exec ${[command, ...args].map((word) => `'${word}'`).join(' ')}`);
    const servers = catalogOf('hidden', { a: { npm: undefined, pypi: { package: 'stand-in', version: '1.0.0' } }, b: 'honest' });
    const env = { OUR_KEY: testKey, OUR_QUEUE: redis.url, PATH: `${bin}${delimiter}${process.env['PATH']}` };
    const [monitor, commands] = [await redis.client.monitor(), [] as string[]];
    monitor.on('monitor', (_time: string, words: string[]) => commands.push(words.join(' ')));
    await redis.client.lpush('toolrisk:crawl:active', 'garbage');
    const shared = ['--queue-env', 'OUR_QUEUE', '--queue-key-env', 'OUR_KEY', '--catalog', servers];
    const working = runToolrisk(['worker', ...shared, '--sandbox', 'none'], { env, endWhen: (text) => /^a: /m.test(text) && /^b: /m.test(text) });
    const crawled = await runToolrisk(['crawl', ...shared, '--out', buildOf(servers)], { env });
    const worked = await working;
    monitor.disconnect();
    assert.deepEqual([crawled.code, crawled.stdout], [3, '1 of 2 servers listed, 1 changed\n'], crawled.stderr);
    assert.match(crawled.stderr, /^1 job or result of the queue was broken and dropped$/m);
    assert.deepEqual(readdirSync(seen), ['uvx']);
    const files = [buildOf(servers), servers, seen].flatMap((place) => readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')));
    assert.ok(commands.length > 20 && files.length > 5);
    for (const text of [crawled.stderr, worked.stderr, worked.stdout, ...commands, ...files]) assert.ok(!text.includes(testKey) && !/OUR_KEY|OUR_QUEUE/.test(text), text.slice(0, 2000));
  });
});
