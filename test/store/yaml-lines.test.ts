import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { parseKnowledge } from '../../src/judge/knowledge/parse-knowledge.ts';
import { readKnowledgeFiles } from '../../src/store/read/knowledge-files.ts';
import { readYamlFiles } from '../../src/store/read/read-folder.ts';
import { OtherErrors, PlaceError, PlaceErrors } from '../../src/text/errors/place-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-yaml-lines-'));
after(() => rmSync(folder, { recursive: true }));
const shipped = await readKnowledgeFiles();

/** What is said of the knowledge with one file replaced by this text. */
async function complaintsOf(path: string, text: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, path), text);
  const [own] = await readYamlFiles(folder, [path]);
  try {
    parseKnowledge(shipped.map((file) => (file.path === path ? own! : file)));
    return [];
  } catch (error) {
    assert.ok(error instanceof PlaceErrors);
    return error.errors.map(({ message }) => message);
  }
}

const wrong: [string, string, string, string[]][] = [
  ['an unknown value, in a block and in a line', 'severity.yaml', `rows:
  a:
    says: A.
    effect: observes
    when: { sensitivityOut: [pii, secret] }
    severity: lo
    cases: { match: [{}], pass: [] }
modifiers: {}
floors: {}
ceilings: {}
unclassified: { says: X., severity: high }
`, [
    'severity.yaml:4: "rows.a.effect": Invalid option: expected one of "observe"|',
    'severity.yaml:5: "rows.a.when.sensitivityOut.1": Invalid option: expected one of "none"|"user"|',
    'severity.yaml:6: "rows.a.severity": Invalid option: expected one of "low"|"medium"|"high"|"critical". Write one of these.',
    'severity.yaml:7: "rows.a.cases.pass": ',
  ]],
  ['what is missing, at what should hold it, and what is too much, where it stands', 'severity.yaml', `rows: {}
modifiers: {}
floors:
  # A comment.
  b:
    says: B.
    when: {}
    least: low
    most: low
ceilings: {}
unclassified: { says: X., severity: high }
`, [
    'severity.yaml:5: "floors.b.cases": is missing: it must be a table of names and values. Add it.',
    'severity.yaml:9: "floors.b": Unrecognized key: "most". Remove "most" or correct the spelling.',
  ]],
];

describe('a bad row of a table', () => {
  for (const [name, path, text, says] of wrong) {
    test(`is told with its line, and all of them: ${name}`, async () => {
      const told = await complaintsOf(path, text);
      assert.equal(told.length, says.length, told.join('\n'));
      for (const [index, message] of told.entries()) assert.ok(message.startsWith(says[index] as string), message);
    });
  }

  for (const path of ['decisions.yaml', 'confidence.yaml', 'severity.yaml']) {
    test(`of ${path}, told of a table that is a list`, async () => assert.match((await complaintsOf(path, '- 1\n')).join('\n'), new RegExp(`^${path}: must be a table of names and values, and is a list`)));
  }
});

describe('many errors at once', () => {
  const errors = (count: number) => Array.from({ length: count }, (_, index) => new PlaceError(`labels.jsonl:${count - index}`, 'is wrong', 'Correct it.'));
  const told = (problems: readonly PlaceError[], options = {}) => new PlaceErrors(problems, options).errors.map(({ message }) => message);

  test('are sorted by line, as numbers', () => {
    assert.deepEqual(new PlaceErrors(errors(15)).errors.map(({ place }) => place), errors(15).map(({ place }) => place).reverse());
  });

  test('are the first twenty, and a count of the others', () => {
    assert.deepEqual(told(errors(20)).length, 20);
    const many = told(errors(5000));
    assert.equal(many.length, 21);
    assert.deepEqual(many.slice(-2), ['labels.jsonl:20: is wrong. Correct it.', 'labels.jsonl: others: 4980 more are bad. Correct these first.']);
    assert.equal(told(errors(25), { place: 'catalog' }).at(-1), 'catalog: others: 5 more are bad. Correct these first.');
  });

  test('count once, also those of several files', () => {
    const ofTwo = [...new PlaceErrors(errors(25)).errors, ...new PlaceErrors(errors(30)).errors];
    assert.equal(told(ofTwo).at(-1), 'labels.jsonl: others: 35 more are bad. Correct these first.');
    assert.equal(told([...errors(3), new OtherErrors('dump.jsonl', 7)]).at(-1), 'labels.jsonl: others: 7 more are bad. Correct these first.');
  });
});
