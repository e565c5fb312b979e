import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { rowOf } from '../../src/flow/crawl/crawl-entry.ts';
import { crawlMarkdown } from '../../src/report/crawl/crawl-markdown.ts';
import { crawlReportSchema } from '../../src/schema/catalog/crawl-report.ts';
import type { ListChange } from '../../src/schema/list-change.ts';
import { runToolrisk } from '../cli/run-toolrisk.ts';
import { listed, namesOf, watchTemporaryFolder } from '../connect/stand-in.ts';

watchTemporaryFolder();

const script = join(import.meta.dirname, 'servers/changing-list.mjs');
const launch = (way: string) => ({ kind: 'command' as const, command: process.execPath, args: [script, way, 'hunter2secret'], env: { MY_TOKEN: 'hunter2secret' }, hosts: [] });
const whole: ListChange = { added: 1, removed: 1, changed: 1, names: ['comes⟨U+202E⟩ [masked]', 'goes', 'turns'] };
const scan = (way: string, format: string) => runToolrisk(['scan', '--sandbox', 'none', '--yes', '--format', format, '--', process.execPath, script, way]);

describe('a server whose list changes while it is listed', () => {
  const cases: [string, ListChange | undefined][] = [
    ['announced', whole], ['unannounced', whole],
    ['back', { added: 2, removed: 2, changed: 1, names: ['comes⟨U+202E⟩ [masked]', 'goes', 'turns'] }], ['same', undefined],
  ];
  for (const [way, change] of cases) {
    test(`is told from one that does not: ${way}`, async () => {
      const outcome = await listed(launch(way));
      assert.ok(outcome.ok && outcome.listing.complete, JSON.stringify(outcome));
      assert.deepEqual(outcome.observed.changedWhileListing, change);
      assert.ok(namesOf(outcome.listing).includes('turns'));
    });
  }

  for (const [format, says] of [['table', /changes {2,}its tools changed while it was listed: 1 added, 1 removed, 1 changed/], ['markdown', /- \*\*changes\*\*: its tools changed while it was listed\\?: 1 added/], ['json', /"changedWhileListing":\{"added":1,"removed":1,"changed":1/]] as const) {
    test(`is said so in a report: ${format}`, async () => {
      const { code, stdout } = await scan('announced', format);
      assert.equal(code, 0);
      assert.match(stdout.replace(/\n {4,}/g, ' '), says);
      assert.doesNotMatch(stdout, /\u202e/);
    });
  }

  test('is said in the report of a crawl, and stays listed', () => {
    const entry = { ok: true as const, tools: 3, complete: true, written: 'written' as const, spec: 'a'.repeat(64), seconds: 1, attempts: 1, observed: { changedWhileListing: whole } };
    const servers = [rowOf('one', entry)];
    const report = crawlReportSchema.parse({
      toolrisk: '1', begun: '2026-11-01T00:00:00.000Z', seconds: 1, ended: 'done', medianSeconds: 1, peakMemory: 1,
      counts: { servers: 1, listed: 1, partial: 0, failed: 0, skipped: 0, changed: 1, tools: 3 }, servers,
    });
    assert.equal(report.servers[0]?.outcome, 'listed');
    assert.match(crawlMarkdown(report).replaceAll('\\', ''), /## Changed while they were listed\n\n- \*\*one\*\*: its tools changed while it was listed: 1 added, 1 removed, 1 changed \(comes⟨U\+202E⟩/);
  });
});
