import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import stringWidth from 'string-width';
import { explainTool } from '../../src/report/explain/explain-tool.ts';
import { plainStyle } from '../../src/report/report.ts';
import type { Evidence } from '../../src/schema/verdict/assessment.ts';
import type { Knowledge } from '../../src/schema/knowledge/knowledge.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { hiddenCharacters } from '../../src/text/visible.ts';
import { hostileNames, imaginedTool } from './imagined-tool.ts';

const knowledge = { rules: { 'delete-verb': { says: 'The main verb destroys.' } }, attacks: {} } as unknown as Pick<Knowledge, 'rules' | 'attacks'>;
const evidence = (parts: Partial<Evidence>): Evidence => ({
  facet: 'effects', value: 'delete', in: 'name', path: '/name', start: 0, end: 6, text: 'delete', rule: 'delete-verb', strength: 'decisive', ...parts,
});
const explain = (definition: ToolDefinition, items: Evidence[], overruled: Parameters<typeof imaginedTool>[1] = {}) => explainTool({
  assessment: imaginedTool(definition.name, { evidence: items, ...overruled }), definition, knowledge,
}, plainStyle);

/** The quoted line and the line of carets below it: what the carets underline, by columns. */
function underlined(text: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const mark = /^( *)(\^+)$/.exec(lines[index + 1] ?? '');
    return mark === null ? [] : [columns(line, mark[1]!.length, mark[2]!.length)];
  });
}

function columns(line: string, from: number, count: number): string {
  let at = 0;
  let found = '';
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (at >= from && at < from + count) found += segment;
    at += stringWidth(segment);
  }
  return found;
}

describe('an explanation', () => {
  const quoted: [string, ToolDefinition, Partial<Evidence>, string][] = [
    ['the name', { name: 'delete_user' }, {}, 'delete'],
    ['a place in the middle of a long description', { name: 'x', description: `${'Before. '.repeat(20)}It can delete things.${' After.'.repeat(20)}` },
      { in: 'description', path: '/description', start: 167, end: 173 }, 'delete'],
    ['text after wide characters', { name: 'x', description: '名前👩‍👩‍👧‍👦 delete' }, { in: 'description', path: '/description', start: 14, end: 20 }, 'delete'],
    ['the name of a parameter', { name: 'x', inputSchema: { properties: { 'a/b~delete': {} } } }, { in: 'input', path: '/inputSchema/properties/a~1b~0delete', start: 4, end: 10 }, 'delete'],
    ['a value of an enum', { name: 'x', inputSchema: { enum: ['list', 'delete'] } }, { in: 'input', path: '/inputSchema/enum/1' }, 'delete'],
    ['text that is no string of the definition', { name: 'x' }, { in: 'annotations', path: '/annotations/destructiveHint', end: 4, text: 'true' }, 'true'],
    ['hidden characters, made visible', { name: 'de\u202elete' }, { end: 7, text: 'de\u202elete' }, 'de⟨U+202E⟩lete'],
  ];
  for (const [name, definition, parts, words] of quoted) {
    test(`underlines ${name}`, () => assert.deepEqual(underlined(explain(definition, [evidence(parts)])), [words]));
  }

  test('names the rule, what it says, and what it adds', () => {
    assert.match(explain({ name: 'delete_user' }, [evidence({})]), /effects: delete \(decisive\), rule delete-verb: The main verb destroys\./);
  });

  test('shows overruled evidence with the words that stopped it', () => {
    const because = { in: 'name' as const, path: '/name', start: 7, end: 13, text: 'filter' };
    const text = explain({ name: 'delete_filter' }, [], { overruled: [{ ...evidence({}), because }] });
    assert.match(text, /Overruled\n[\s\S]*stopped by "filter" in the name\n/);
  });

  test('shows the reading the decision follows, and the milder one as a note', () => {
    const text = explain({ name: 'x' }, [], { class: 'write', severity: 'medium', decision: 'ask', couldBe: { class: 'destructive', severity: 'high' } });
    assert.match(text, /class {7}Destructive: /);
    assert.match(text, /severity {4}High: /);
    assert.match(text, /milder {6}more likely Write, Medium; the decision follows the worse reading\n/);
    assert.match(text, /confidence {2}0\.9 in Write \(High\)/);
  });

  test('goes step by step, numbered, to the verdict', () => {
    const derivation = ['a', 'b'].map((id) => ({ step: 'severity' as const, id, says: `Row ${id}.`, result: 'high' }));
    assert.match(explain({ name: 'x' }, [], { derivation }), /1\. Row a\. → high\n {5}severity: a\n {2}2\. Row b\. → high/);
  });

  test('sends nothing hidden to the terminal and stays within 80 columns', () => {
    for (const name of hostileNames) {
      const text = explain({ name, description: name }, [evidence({ end: name.length, text: name }), evidence({ in: 'description', path: '/description', end: name.length, text: name })]);
      assert.deepEqual(hiddenCharacters(text.replaceAll('\n', '')), []);
      for (const line of text.split('\n')) assert.ok(stringWidth(line) <= 80, `${stringWidth(line)}: ${JSON.stringify(line)}`);
    }
  });
});
