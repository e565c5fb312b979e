import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countsText, intervalText, shareText } from '../../src/text/share-text.ts';

/** Right, of; share, counts, interval. The intervals are those of Wilson's formula as published tables have them. */
const shares: [number, number, string, string, string][] = [
  [1, 10, '10.0 %', '1 of 10', '1.8–40.4 %'],
  [5, 10, '50.0 %', '5 of 10', '23.7–76.3 %'],
  [0, 10, '0.0 %', '0 of 10', '0.0–27.8 %'],
  [10, 10, '100.0 %', '10 of 10', '72.2–100.0 %'],
  [0, 72_362, '0.0 %', '0 of 72,362', '0.0–0.01 %'],
  [3_519, 3_520, '99.97 %', '3,519 of 3,520', '99.8–99.99 %'],
  [1, 100_000, '0.001 %', '1 of 100,000', '0.0–0.01 %'],
  [0, 0, '–', '0 of 0', '–'],
];

describe('a share as people read it', () => {
  for (const [right, of, share, counts, interval] of shares) {
    test(`${counts} is ${share}, ${interval}`, () => {
      assert.deepEqual([shareText({ right, of }), countsText({ right, of }), intervalText({ right, of })], [share, counts, interval]);
    });
  }
});
