import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import { measureAccuracy } from '../../src/flow/measure-accuracy.ts';
import { measureElsewhere } from '../../src/flow/measure-elsewhere.ts';
import { accuracyHtml } from '../../src/page/accuracy-html.ts';
import { accuracyMarkdown } from '../../src/page/accuracy-markdown.ts';
import { accuracyView } from '../../src/page/accuracy-view.ts';
import type { AccuracyRecord } from '../../src/schema/accuracy.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-accuracy-'));
after(() => rmSync(folder, { recursive: true }));
const knowledge = await loadKnowledge();
const recorded = JSON.parse(readFileSync(join(root, 'catalog/accuracy.json'), 'utf8')) as AccuracyRecord;

const line = (name: string, category: string, severity: string) => JSON.stringify({ server: 'shop', name, description: '', inputSchema: {}, gold: { category, severity, rationale: 'as | it is' } });

/** A folder of labels with these lines, and one set elsewhere. */
function labelsOf(dev: string[], heldOut: string[]): string {
  const labels = join(folder, 'labels');
  mkdirSync(labels, { recursive: true });
  writeFileSync(join(labels, 'dev.jsonl'), dev.join('\n'));
  for (const set of ['held-out', 'met']) writeFileSync(join(labels, `${set}.jsonl`), heldOut.join('\n'));
  writeFileSync(join(labels, 'elsewhere.yaml'), '# Kept.\nothers:\n  title: Others\n  says: Of others. # Kept too.\n  measured: 2026-01-02\n  shares:\n    - { figure: strict, right: 1, of: 2 }\n    - { says: Else., right: 1, of: 3 }\n');
  return labels;
}

describe('what is published about accuracy', () => {
  test('is what the labels say now', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/accuracy.ts'), '--check'], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
  });

  test('names no tool of the sets that nobody may tune on', () => {
    const heldOut = ['held-out', 'met'].flatMap((set) => readFileSync(join(root, `test/labels/${set}.jsonl`), 'utf8').trim().split('\n'))
      .map((text) => JSON.parse(text) as { server: string; name: string });
    const dev = new Set(readFileSync(join(root, 'test/labels/dev.jsonl'), 'utf8').trim().split('\n').map((text) => (JSON.parse(text) as { server: string }).server));
    const page = readFileSync(join(root, 'docs/accuracy.md'), 'utf8');
    assert.ok(heldOut.length > 100);
    assert.deepEqual(heldOut.filter(({ server, name }) => !dev.has(server) && page.includes(`\`${name}\` of ${server}`)), []);
    assert.deepEqual(recorded.sets.filter(({ disagreements }) => disagreements === null).map(({ set }) => set), ['held-out', 'met']);
  });

  test('lists every disagreement of the development set', () => {
    const dev = recorded.sets.find(({ set }) => set === 'dev');
    assert.ok((dev?.differing ?? 0) > 0);
    assert.equal(dev?.disagreements?.length, dev?.differing);
  });
});

describe('measuring a folder of labels', () => {
  test('counts each set apart, and keeps disagreements of the open one', async () => {
    const labels = labelsOf([line('delete_user', 'destructive', 'high'), line('list_users', 'write', 'medium')], [line('list_users', 'write', 'medium')]);
    const { sets: [heldOut, , dev], elsewhere } = await measureAccuracy(labels, folder, knowledge);
    assert.deepEqual(dev?.figures.dangerousMisses, { right: 1, of: 2 });
    assert.deepEqual(dev?.disagreements?.map(({ name, label, verdict }) => [name, label.class, verdict.class]), [['list_users', 'write', 'read']]);
    assert.deepEqual([heldOut?.figures.dangerousMisses, heldOut?.differing, heldOut?.disagreements], [{ right: 1, of: 1 }, 1, null]);
    assert.deepEqual(elsewhere['others']?.shares, [{ figure: 'strict', right: 1, of: 2 }, { says: 'Else.', right: 1, of: 3 }]);
  });

  test('writes a set elsewhere anew, and leaves words and comments', async () => {
    const path = join(labelsOf([], []), 'elsewhere.yaml');
    writeFileSync(join(folder, 'others.jsonl'), `${line('delete_user', 'destructive', 'high')}\n`);
    await measureElsewhere(path, 'others', join(folder, 'others.jsonl'), '2026-03-04', knowledge);
    const text = readFileSync(path, 'utf8');
    assert.match(text, /^# Kept\.\nothers:\n {2}title: Others\n {2}says: Of others\. # Kept too\.\n {2}measured: 2026-03-04\n/);
    assert.match(text, /\{ figure: strict, right: 1, of: 1 \}/);
    assert.match(text, /\{ says: Else\., right: 1, of: 3 \}\n/);
    await assert.rejects(measureElsewhere(path, 'unknown', path, '2026-03-04', knowledge), /describes no set "unknown"\. Describe it there first, or name one of: others\./);
  });

  const wrong: [string, RegExp][] = [
    ['{ figure: strict, right: 3, of: 2 }', /right is more than of/],
    ['{ figure: strictly, right: 1, of: 2 }', /figure/],
    ['{ right: 1, of: 2 }', /give either figure or says/],
    ['{ figure: strict, says: both, right: 1, of: 2 }', /give either figure or says/],
  ];
  for (const [share, says] of wrong) {
    test(`refuses ${share}`, async () => {
      const labels = labelsOf([line('delete_user', 'destructive', 'high')], [line('delete_user', 'destructive', 'high')]);
      writeFileSync(join(labels, 'elsewhere.yaml'), `others: { title: Others, says: Of others., measured: "2026-01-02", shares: [${share}] }\n`);
      await assert.rejects(measureAccuracy(labels, folder, knowledge), (error: Error) => says.test(error.message) && error.message.includes('elsewhere.yaml'));
    });
  }
});

describe('the page about accuracy', () => {
  const hostile = '<img src=x>|`x` ](javascript:1)\u202e';
  const saying = (name: string): AccuracyRecord => ({
    ...recorded, sets: recorded.sets.map((set) => ({ ...set, disagreements: set.disagreements?.slice(0, 1).map((known) => ({ ...known, name, server: name })) ?? null })),
  });

  test('shows a stranger\'s name as a name', () => {
    const html = accuracyHtml(accuracyView(saying(hostile), knowledge.confidence));
    assert.doesNotMatch(html, /<img|\u202e/);
    assert.match(html, /&lt;img src=x&gt;/);
    const page = accuracyMarkdown(accuracyView(saying(hostile), knowledge.confidence));
    const row = page.split('\n').find((text) => text.includes('img src')) as string;
    assert.equal(row.replace(/\\./g, '').split('|').length, 7, row);
    assert.doesNotMatch(row, /(?<!\\)<img|\u202e/);
  });

  test('links to a tool where the site has its page', () => {
    const html = accuracyHtml(accuracyView(saying('get_it'), knowledge.confidence, (server, name) => `tools/${server}/${name}.html`));
    assert.match(html, /<a href="tools\/get_it\/get_it\.html">get_it<\/a>/);
  });

  test('prints an interval beside every count', () => {
    const rows = accuracyMarkdown(accuracyView(recorded, knowledge.confidence)).split('\n').filter((text) => /^\|.* \d[\d,]* of \d/.test(text));
    assert.ok(rows.length > 40, String(rows.length));
    for (const row of rows) assert.equal(row.match(/\d of \d/g)?.length, row.match(/\d–\d+(\.\d+)? %/g)?.length, row);
  });

  test('says of which classes a set can tell nothing', () => {
    const [heldOut, met, dev] = accuracyView(recorded, knowledge.confidence).sets;
    assert.match(dev?.thin ?? '', /no tool labelled Financial/);
    for (const set of [heldOut, met]) assert.match(set?.thin ?? '', /only \d labelled Financial/);
  });
});
