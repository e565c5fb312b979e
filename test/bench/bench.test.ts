import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

const root = resolve(import.meta.dirname, '../..');
const tool = (server: string, name: string) => `${JSON.stringify({ server, name, description: `It does ${name}.` })}\n`;

describe('the benchmark', () => {
  let folder = '';
  before(() => { folder = mkdtempSync(join(tmpdir(), 'toolrisk-bench-test-')); });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const bench = (...args: string[]) => spawnSync(process.execPath, [join(root, 'scripts/bench.ts'), ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } });

  test('measures what a packed file of definitions costs to classify, and prints a table of 80 columns', () => {
    writeFileSync(join(folder, 'tools.jsonl.gz'), gzipSync(tool('one', 'read_note') + tool('one', 'delete_note') + tool('two', 'run_query')));
    const { status, stdout, stderr } = bench('tools.jsonl.gz', '--only', 'judge', '--runs', '1');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^ {2}tools in the file +3 tools$/m);
    assert.match(stdout, /^ {2}CPU against parsing and printing again +[\d.]+ x {2}at most 6: /m);
    assert.match(stdout, /^ {2}memory for twice the file +[\d.]+ x /m);
    assert.deepEqual(stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('toolrisk')), []);
  });

  test('gives the figures to programs as JSON', () => {
    const { status, stdout, stderr } = bench('--only', 'policy', '--runs', '1', '--json');
    assert.equal(status, 0, stderr);
    const { sections } = JSON.parse(stdout) as { sections: { title: string; figures: { unit: string; value: number }[] }[] };
    assert.deepEqual(sections.map(({ title }) => title), ['policy']);
    assert.ok(sections[0]!.figures.length > 0 && sections[0]!.figures.every(({ value }) => Number.isFinite(value) && value > 0));
  });

  for (const [args, said] of [
    [['--only', 'everything'], /^--only everything: there is no such part\. Name one of judge, crawl, policy\.$/m],
    [['no-such.jsonl', '--only', 'judge'], /no-such\.jsonl: there is no such file\./],
    [['--runs', '0'], /^--runs 0: is no count of runs\./m],
  ] as const) {
    test(`refuses ${args.join(' ')} in one line`, () => {
      const { status, stdout, stderr } = bench(...args);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, said);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });
  }
});
