import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import { measureAccuracy } from '../../src/flow/evaluate/measure-accuracy.ts';
import { measureConfidence } from '../../src/flow/evaluate/measure-confidence.ts';
import { measureElsewhere } from '../../src/flow/evaluate/measure-elsewhere.ts';
import { accuracyHtml } from '../../src/page/accuracy/accuracy-html.ts';
import { accuracyMarkdown } from '../../src/page/accuracy/accuracy-markdown.ts';
import { accuracyView } from '../../src/page/accuracy/accuracy-view.ts';
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
    const toolsOf = (...sets: string[]) => sets.flatMap((set) => readFileSync(join(root, `test/labels/${set}.jsonl`), 'utf8').trim().split('\n'))
      .map((text) => JSON.parse(text) as { server: string; name: string });
    const dev = new Set(toolsOf('dev').map(({ server, name }) => `${server} ${name}`));
    const closed = toolsOf('held-out', 'met', 'facets-held-out').filter(({ server, name }) => !dev.has(`${server} ${name}`));
    const page = readFileSync(join(root, 'docs/accuracy.md'), 'utf8');
    const named = new Set(recorded.sets.flatMap(({ disagreements }) => disagreements ?? []).map(({ server, name }) => `${server} ${name}`));
    assert.ok(closed.length > 200);
    assert.deepEqual(closed.filter(({ server, name }) => named.has(`${server} ${name}`) || page.includes(`\`${name}\` of ${server} `)), []);
    assert.deepEqual(recorded.sets.filter(({ disagreements }) => disagreements === null).map(({ set }) => set), ['held-out', 'facets-held-out', 'met']);
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
    assert.deepEqual(dev?.disagreements?.map(({ name, label, verdict }) => [name, label?.class, verdict.class]), [['list_users', 'write', 'read']]);
    assert.deepEqual([heldOut?.figures.dangerousMisses, heldOut?.differing, heldOut?.disagreements], [{ right: 1, of: 1 }, 1, null]);
    assert.deepEqual(elsewhere['others']?.shares, [{ figure: 'strict', right: 1, of: 2 }, { says: 'Else.', right: 1, of: 3 }]);
  });

  test('takes sets of facets where there are any, and names no tool of a closed set for an open one', async () => {
    const labels = labelsOf([line('delete_user', 'destructive', 'high')], [line('list_users', 'read', 'low')]);
    const facets = { readsPrivate: false, readsUntrusted: false, carriesOutside: false, sensitivityOut: 'regulated', reversibility: 'n/a', decision: 'deny', why: 'made for tests' };
    const withFacets = (name: string, more: object = {}) => JSON.stringify({ server: 'shop', name, description: '', labels: facets, ...more });
    writeFileSync(join(labels, 'facets.jsonl'), [withFacets('get_weather'), withFacets('list_users'), withFacets('list_orders')].join('\n'));
    writeFileSync(join(labels, 'facets-held-out.jsonl'), [withFacets('list_orders'), withFacets('list_users', { gold: { category: 'read', severity: 'high' } })].join('\n'));
    const { headline, sets } = await measureAccuracy(labels, folder, knowledge);
    rmSync(join(labels, 'facets.jsonl'));
    rmSync(join(labels, 'facets-held-out.jsonl'));
    assert.deepEqual(sets.map(({ set }) => set), ['held-out', 'facets-held-out', 'met', 'dev', 'facets']);
    const [closed, open] = [sets[1]!, sets[4]!];
    assert.deepEqual([closed.disagreements, closed.differing], [null, 2]);
    assert.deepEqual([open.disagreements?.map(({ name }) => name), open.differing], [['get_weather'], 3]);
    assert.deepEqual(open.disagreements?.[0]?.facets?.because, 'made for tests');
    assert.deepEqual(headline, { tools: 0, servers: 0, letThrough: { right: 0, of: 0 }, friction: { right: 0, of: 0 } });
  });

  test('counts in the headline each tool of closed sets once, and none of an open set', async () => {
    const labels = labelsOf([line('delete_user', 'destructive', 'high')], [line('delete_user', 'destructive', 'high'), line('list_users', 'read', 'high'), line('get_weather', 'read', 'low')]);
    const { headline } = await measureAccuracy(labels, folder, knowledge);
    assert.deepEqual([headline.tools, headline.servers, headline.letThrough.of, headline.friction], [2, 1, 1, { right: 0, of: 1 }]);
  });

  test('tells what is wrong with every file at once', async () => {
    const labels = labelsOf([line('delete_user', 'destroys', 'high')], [line('list_users', 'read', 'lowest')]);
    writeFileSync(join(labels, 'elsewhere.yaml'), 'others:\n  title: Others\n');
    await assert.rejects(measureAccuracy(labels, folder, knowledge), ({ message }: Error) => /dev\.jsonl:1: .*\n(.*elsewhere\.yaml:1: .*\n)+.*held-out\.jsonl:1: .*\n.*met\.jsonl:1: /.test(message));
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

describe('counting confidence anew', () => {
  const counted = async (lines: string[]) => {
    const [table, labels] = [join(folder, 'confidence.yaml'), join(folder, 'confidence.jsonl')];
    const before = readFileSync(join(root, 'catalog/confidence.yaml'), 'utf8');
    writeFileSync(table, before);
    writeFileSync(labels, lines.join('\n'));
    await measureConfidence(table, [labels, labels], '2026-03-04', { knowledge, catalog: folder });
    return { before, after: readFileSync(table, 'utf8') };
  };
  const numbers = /^( {4}(right|severityRight|of|value)|measured): .*$/gm;

  test('writes counts and values, and leaves every other character', async () => {
    const { before, after } = await counted([line('delete_user', 'destructive', 'high'), line('list_users', 'write', 'low'), line('list_teams', 'read', 'critical'), line('frobnicate', 'read', 'low')]);
    assert.equal(after.replace(numbers, '$1'), before.replace(numbers, '$1'));
    assert.match(after, /^measured: Counted on 8 tools labelled by reading, 2026-03\. /m);
    assert.match(after, /\n {2}name-only:\n.*\n.*\n.*\n {4}right: 4\n {4}severityRight: 4\n {4}of: 6\n {4}value: 0\.63\n/);
    assert.match(after, /\n {2}rest-only:\n.*\n.*\n.*\n {4}right: 0\n {4}severityRight: 0\n {4}of: 0\n {4}value: 0\.5\n/);
  });

  test('refuses labels that tell no class, and bad lines', async () => {
    await assert.rejects(counted(['{"server":"shop","name":"list_users","annotations":{"readOnlyHint":true}}']), /hold no label of a class\. Give each tool a "gold"\./);
    await assert.rejects(counted([line('delete_user', 'destroys', 'high')]), /confidence\.jsonl:1: "gold\.category"/);
  });
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

  test('opens with the one figure for people', () => {
    const of = (right: number) => ({ ...recorded, headline: { tools: 90, servers: 9, letThrough: { right, of: 40 }, friction: { right: 2, of: 50 } } });
    const page = accuracyMarkdown(accuracyView(of(3), knowledge.confidence));
    assert.match(page, /^\*\*Of 40 tools that a careful reader calls high or critical, the recommended policy lets 3 run without asking: 7\.5 %, 95 % interval 2\.6–19\.9 %\.\*\*$/m);
    assert.match(page, /Counted on 90 tools of 9 servers that nobody may tune on/);
    assert.match(accuracyHtml(accuracyView(of(1), knowledge.confidence)), /<p class="lead">Of 40 tools [^<]+ lets 1 run without asking/);
  });

  test('says of each band, and of each pattern, how often class and severity were right', () => {
    const { sets, confidence } = accuracyView(recorded, knowledge.confidence);
    for (const { band, ofAll, class: ofClass, severity } of sets.flatMap(({ reliability }) => reliability)) {
      assert.match(`${band} ${ofAll} ${ofClass.counts} ${severity.counts}`, /^\w+ [\d.]+ % \d+ of \d+ \d+ of \d+$/);
    }
    const cases = (rows: { severity: { counts: string } }[]) => rows.reduce((sum, { severity }) => sum + Number(/of ([\d,]+)$/.exec(severity.counts)?.[1]?.replaceAll(',', '') ?? 0), 0);
    assert.equal(cases(confidence.bands), cases(confidence.rows));
  });

  test('says of which classes a set can tell nothing', () => {
    const views = accuracyView(recorded, knowledge.confidence).sets;
    const [heldOut, met, dev] = (['held-out', 'met', 'dev'] as const).map((wanted) => views.find(({ set }) => set === wanted));
    assert.match(dev?.byClass?.thin ?? '', /no tool labelled Financial/);
    for (const set of [heldOut, met]) assert.match(set?.byClass?.thin ?? '', /only \d labelled Financial/);
  });
});
