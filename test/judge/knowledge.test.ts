import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkCases } from '../../src/judge/knowledge/check-cases.ts';
import { grammarLists } from '../../src/judge/facts/words/words.ts';
import type { KnowledgeFile } from '../../src/judge/knowledge/knowledge-file.ts';
import { parseKnowledge } from '../../src/judge/knowledge/parse-knowledge.ts';
import { readKnowledgeFiles } from '../../src/store/read/knowledge-files.ts';
import { PlaceErrors } from '../../src/text/errors/place-error.ts';
import { knowledge } from './imagined.ts';

const files = await readKnowledgeFiles();
const changed = (path: string, change: (data: Record<string, unknown>) => unknown): KnowledgeFile[] => files.map((file) => (
  file.path === path ? { path, data: change(structuredClone(file.data) as Record<string, unknown>) } : file));
const problems = (made: readonly KnowledgeFile[]): string[] => {
  try {
    parseKnowledge(made);
    return [];
  } catch (error) {
    assert.ok(error instanceof PlaceErrors);
    return error.errors.map(({ message }) => message);
  }
};

const withRow = (id: string, other: object): KnowledgeFile[] => changed('confidence.yaml', (table) => {
  const rows = table['rows'] as Record<string, object>;
  return { ...table, rows: { ...rows, [id]: { ...rows[id], ...other } } };
});

describe('the knowledge', () => {
  test('proves itself: every case of every rule, attack and table row holds', () => {
    assert.deepEqual(checkCases(knowledge).map(({ message }) => message), []);
  });

  test('has a case that fails when a rule claims too much', () => {
    const claims = parseKnowledge(changed('rules/name-deletes.yaml', (rule) => ({ ...rule, unless: {} })));
    assert.ok(checkCases(claims).some(({ message }) => /name-deletes\.yaml: the case .*clear_formatting.* must pass and matches/.test(message)));
  });

  test('has no verb in two classes: a word means one thing, rules tell the exceptions', () => {
    const exempt = new Set<string>([...grammarLists, 'issuing-verbs']);
    const seen = new Map<string, string>();
    for (const [id, words] of Object.entries(knowledge.lexicon).filter(([id]) => id.endsWith('-verbs') && !exempt.has(id))) {
      for (const word of words) {
        assert.equal(seen.get(word), undefined, `"${word}" stands in ${seen.get(word)} and ${id}`);
        seen.set(word, id);
      }
    }
  });

  for (const [id, { right, severityRight, of, value }] of Object.entries(knowledge.confidence.rows)) {
    test(`states a confidence that follows from its counts: ${id}`, () => assert.equal(value, Math.round(100 * (Math.min(right, severityRight) + 1) / (of + 2)) / 100));
  }

  test('changes its version with any change', () => {
    const other = parseKnowledge(changed('rules/name-deletes.yaml', (rule) => ({ ...rule, says: 'Another claim.' })));
    assert.notEqual(other.version, knowledge.version);
    assert.equal(parseKnowledge(files).version, knowledge.version);
  });

  const broken: [string, KnowledgeFile[], RegExp][] = [
    ['a rule that names a list there is none of', changed('rules/name-deletes.yaml', (rule) => ({ ...rule, when: { 'name.verb': 'delet-verbs' } })), /rules\/name-deletes\.yaml: there is no list "delet-verbs"/],
    ['a rule without passing cases', changed('rules/name-deletes.yaml', (rule) => ({ ...rule, cases: { match: [{ name: 'x' }], pass: [] } })), /rules\/name-deletes\.yaml: "cases\.pass"/],
    ['a rule with an unknown field', changed('rules/name-deletes.yaml', (rule) => ({ ...rule, whn: {} })), /rules\/name-deletes\.yaml: .*Remove "whn"/],
    ['a rule whose id stands twice', [...files, { path: 'rules/name-deletes.yaml', data: files.find(({ path }) => path === 'rules/name-deletes.yaml')!.data }], /"name-deletes" exists already/],
    ['a word that stands twice in a list', changed('lexicon/danger-verbs.yaml', (lists) => ({ ...lists, 'erase-verbs': ['erase', 'erase'] })), /"erase" stands twice in "erase-verbs"/],
    ['a confidence that its counts do not give', withRow('name-only', { right: 3, severityRight: 2, of: 4, value: 0.67 }), /confidence\.yaml: "rows\.name-only": the value is not what the counts give/],
    ['more right than there are', withRow('name-only', { right: 5, severityRight: 4, of: 4, value: 0.83 }), /confidence\.yaml: "rows\.name-only": more are right than there are/],
    ['a confidence table with a gap', changed('confidence.yaml', (table) => ({ ...table, rows: Object.fromEntries(Object.entries(table['rows'] as object).filter(([id]) => id !== 'disputed')) })),
      /confidence\.yaml: no row is about agree: \[\], against: true, higher: false\. End with/],
    ['a table that is missing', files.filter(({ path }) => path !== 'severity.yaml'), /severity\.yaml: is missing/],
  ];
  for (const [name, made, says] of broken) {
    test(`does not load with ${name}`, () => assert.ok(problems(made).some((message) => says.test(message)), problems(made).join('\n')));
  }

  test('names every problem at once', () => {
    const made = changed('rules/name-deletes.yaml', () => ({})).filter(({ path }) => path !== 'decisions.yaml');
    assert.ok(problems(made).some((message) => message.startsWith('decisions.yaml')) && problems(made).some((message) => message.startsWith('rules/name-deletes.yaml')));
  });
});
