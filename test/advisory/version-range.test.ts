import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inVersionRange } from '../../src/text/versions/in-version-range.ts';

const cases: [string, { in: string[]; out: string[] }][] = [
  ['<1.2.3', { in: ['1.2.2', '0.9.10', '1.2.3-beta.1'], out: ['1.2.3', '1.2.10', '2.0.0'] }],
  ['<=0.1.0', { in: ['0.1.0', '0.0.9'], out: ['0.1.1'] }],
  ['>=0.0.5 <0.1.16', { in: ['0.0.5', '0.1.15', '0.0.10-3'], out: ['0.0.4', '0.1.16', '0.1.100'] }],
  ['<0.6.4 || >=0.7.0 <2025.7.1', { in: ['0.6.2', '2025.3.28', '2025.1.14'], out: ['0.6.4', '2025.7.1', '2026.8.31'] }],
  ['=1.0.0', { in: ['1.0.0'], out: ['1.0.1'] }],
  ['*', { in: ['0.0.1', '2025.4.25'], out: [] }],
];

describe('a range of versions of an advisory', () => {
  for (const [range, { in: inside, out }] of cases) {
    test(`${range} holds what was not yet fixed, and no more`, () => {
      for (const version of inside) assert.equal(inVersionRange(version, range), true, version);
      for (const version of out) assert.equal(inVersionRange(version, range), false, version);
    });
  }
});
