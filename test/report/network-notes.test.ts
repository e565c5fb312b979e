import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { crawlMarkdown } from '../../src/report/crawl/crawl-markdown.ts';
import { formats } from '../../src/report/formats/formats.ts';
import type { FormatId } from '../../src/report/formats/formats.ts';
import { askedLine } from '../../src/report/notes/network-notes.ts';
import { plainStyle } from '../../src/report/report.ts';
import type { ScannedServer } from '../../src/report/scanned-server.ts';
import { networkSeen } from '../../src/schema/network/asked.ts';
import type { Asked } from '../../src/schema/network/asked.ts';
import { crawlReportSchema } from '../../src/schema/catalog/crawl-report.ts';
import type { CrawlReport } from '../../src/schema/catalog/crawl-report.ts';
import { imaginedTool } from './imagined-tool.ts';

const home: Asked = { host: 'example.net', port: 443, allowed: false, why: 'not-listed', count: 1 };
const inner: Asked = { host: '169.254.169.254', port: 80, allowed: false, why: 'inner-address', count: 4 };
const fine: Asked = { host: 'api.example.com', port: 443, allowed: true, count: 2 };

function report(format: FormatId, server: Partial<ScannedServer>): string {
  const made = formats[format]({ toolrisk: '1.2.3', rules: 'abc' }, { ...plainStyle, columns: 200 });
  return made.begin() + made.server({ server: 'files', outcome: 'listed', tools: [imaginedTool('read_it')], ...server }) + made.end();
}

describe('what a server asked the network for', () => {
  const network = networkSeen({ asked: [fine, home, inner], direct: 3 })!;
  for (const format of ['table', 'markdown'] as const) {
    test(`is a finding of the server (${format})`, () => {
      const text = report(format, { network }).replaceAll('\\', '');
      assert.match(text, /finding\W+calls-home: asked for example\.net:443 while only its list was wanted: refused\n/);
      assert.match(text, /calls-home: asked for 169\.254\.169\.254:80 \(an inner address\) while only its list was wanted: refused, 4 times/);
      assert.match(text, /passes-proxy-by: tried to reach the network without the proxy: nothing left the sandbox/);
      assert.doesNotMatch(text, /api\.example\.com/);
    });

    test(`is one also of a server that was not listed, and said once (${format})`, () => {
      const problem = { cause: 'exited', says: 'it ended.', remedy: 'Look.' };
      for (const tools of [[], [imaginedTool('read_it')]]) {
        const text = report(format, { outcome: tools.length === 0 ? 'failed' : 'partial', problem, tools, network }).replaceAll('\\', '');
        assert.equal(text.split('asked for example.net:443').length, 2, text);
      }
    });
  }

  test('stands in JSON with all that was asked for', () => {
    const { servers } = JSON.parse(report('json', { network })) as { servers: { network: object }[] };
    assert.deepEqual(servers[0]?.network, { asked: [fine, home, inner], direct: 3, findings: ['calls-home', 'passes-proxy-by'] });
  });

  test('is nothing where it was allowed or did not happen', () => {
    assert.deepEqual(networkSeen({ asked: [fine] })?.findings, []);
    assert.equal(networkSeen({}), undefined);
    assert.doesNotMatch(report('table', { network: networkSeen({ asked: [fine] })! }), /finding/);
  });

  test('cannot steer a terminal or a page', () => {
    const evil = { ...home, host: '\u001b]0;owned\u0007|<b>\u202e' };
    for (const format of ['table', 'markdown', 'json'] as const) assert.doesNotMatch(report(format, { network: networkSeen({ asked: [evil] })! }), /[\u001b\u0007\u202e]/);
  });

  test('is told of each server in the report of a crawl', () => {
    const row = { server: 'a', spec: '0'.repeat(64), outcome: 'listed', tools: 1, written: 'written', seconds: 1, attempts: 1, sandbox: 'bwrap' } as const;
    const crawl: CrawlReport = {
      toolrisk: '1', begun: '2026-01-01T00:00:00.000Z', seconds: 1, ended: 'done', medianSeconds: 1, peakMemory: 1,
      counts: { servers: 2, listed: 2, partial: 0, failed: 0, skipped: 0, changed: 0, tools: 2 }, servers: [{ ...row, asked: [fine, home], direct: 2 }, { ...row, server: 'b' }],
    };
    assert.ok(crawlReportSchema.safeParse(crawl).success);
    const text = crawlMarkdown(crawl).replaceAll('\\', '');
    assert.match(text, /^\| a \|.*\| bubblewrap \|/m);
    assert.ok(text.includes(`- **a**: ${askedLine(crawl.servers[0]!)}\n`), text);
    assert.doesNotMatch(text, /\*\*b\*\*/);
    assert.equal(askedLine(crawl.servers[0]!), 'api.example.com:443 allowed, 2 times; example.net:443 refused; tried without the proxy: nothing left the sandbox');
  });
});
