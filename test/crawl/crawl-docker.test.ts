import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { crawlReportSchema } from '../../src/schema/catalog/crawl-report.ts';
import { standInDocker } from '../connect/stand-in-docker.ts';
import { runChild } from './child-process.ts';
import { startRedis } from './redis-server.ts';
import { writeCatalog } from './stand-in-catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'crawl-docker-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const redis = await startRedis();

const rowsOf = (build: string) => crawlReportSchema.parse(JSON.parse(readFileSync(join(build, 'crawl/report.json'), 'utf8'))).servers.map(({ server, outcome, cause, sandbox }) => [server, cause ?? outcome, sandbox]);

describe('a crawl with containers', { skip: process.platform === 'win32' && 'runs shell scripts' }, () => {
  for (const way of ['in this process', 'through a queue']) {
    test(`says of each server that it was in one, ${way}`, async () => {
      const docker = standInDocker();
      process.env['PATH'] = docker.path;
      const catalog = writeCatalog(join(folder, way, 'catalog'), { bad: 'ends badly at once', good: 'honest' });
      const build = join(folder, way, 'build');
      const isQueued = way !== 'in this process';
      const working = isQueued ? runChild('worker-child.ts', [catalog, redis.url, 'sandbox=docker']) : undefined;
      const crawling = runChild('crawl-child.ts', [catalog, build, isQueued ? `queue=${redis.url}` : 'sandbox=docker']);
      await crawling.ended;
      assert.deepEqual(rowsOf(build), [['bad', 'exited', 'docker'], ['good', 'listed', 'docker']], crawling.lines().join('\n'));
      assert.deepEqual([docker.runs().length, docker.containers()], [2, []]);
      assert.match(readFileSync(join(build, 'crawl/report.md'), 'utf8'), /\| good \|.*\| a container of docker \|/);
      working?.process.kill('SIGTERM');
      await working?.ended;
    });
  }
});
