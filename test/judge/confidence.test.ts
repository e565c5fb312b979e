import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { agreementOf, lookUpConfidence } from '../../src/judge/verdict/look-up-confidence.ts';
import type { SourcedEvidence } from '../../src/judge/verdict/look-up-confidence.ts';
import type { ConfidenceSource } from '../../src/schema/knowledge/tables.ts';
import type { Effect, RiskClass, Strength } from '../../src/schema/vocabulary.ts';
import { knowledge } from './imagined.ts';

/** Evidence of effects, each as `source effect strength`. */
const evidence = (...said: string[]): SourcedEvidence[] => said.map((text) => {
  const [source, value, strength] = text.split(' ') as [ConfidenceSource, Effect, Strength];
  return { facet: 'effects', value, strength, source, in: 'name', path: '/name', start: 0, end: 1, text: 'x', rule: 'made-up' };
});

const agreements: [RiskClass, SourcedEvidence[], string, string][] = [
  ['read', evidence('name observe strong', 'sentence observe strong'), 'name+sentence', 'name-sentence'],
  ['read', evidence('name observe strong', 'sentence observe strong', 'schema observe weak'), 'name+sentence+schema', 'name-sentence-schema'],
  ['read', evidence('name observe decisive', 'rest update strong'), 'name higher', 'name-higher'],
  ['read', evidence('name observe decisive', 'rest update weak'), 'name', 'name-only'],
  ['read', evidence('name observe decisive', 'sentence update strong'), 'name against higher', 'name-higher'],
  ['destructive', evidence('name delete decisive', 'sentence update strong'), 'name against', 'name-disputed'],
  ['destructive', evidence('name delete decisive', 'sentence transact strong'), 'name against', 'name-disputed'],
  ['write', evidence('name create decisive', 'sentence create strong', 'sentence delete weak', 'schema execute strong'), 'name+sentence against higher', 'name-sentence-higher'],
  ['write', evidence('schema create decisive', 'name delete strong'), 'schema against higher', 'higher'],
  ['write', evidence('rest create strong'), 'rest', 'rest-only'],
];

describe('confidence', () => {
  for (const [riskClass, items, wanted, row] of agreements) {
    test(`${riskClass}, ${items.map(({ source, value, strength }) => `${source} ${value} ${strength}`).join(', ')}: ${wanted}`, () => {
      const { agree, against, higher } = agreementOf(riskClass, items);
      assert.equal([agree.join('+'), ...(against ? ['against'] : []), ...(higher ? ['higher'] : [])].join(' '), wanted);
      const { confidence, step } = lookUpConfidence(riskClass, items, knowledge.confidence);
      assert.deepEqual([step.id, confidence.value], [row, knowledge.confidence.rows[row]?.value]);
    });
  }

  test('of no class is none', () => {
    assert.deepEqual(lookUpConfidence('unclassified', [], knowledge.confidence).confidence, { value: 0, band: 'none' });
  });

  test('says of class and severity how many were right', () => {
    const row = { ...knowledge.confidence.rows['name-only']!, right: 9, severityRight: 8, of: 10 };
    const table = { ...knowledge.confidence, rows: { ...knowledge.confidence.rows, 'name-only': row } };
    assert.match(lookUpConfidence('read', evidence('name observe strong'), table).step.says, / Of 10 labelled tools like that, 9 had the right class, and 8 the right severity or one next to it\.$/);
  });
});
