import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { singular } from '../../src/judge/facts/words/word-forms.ts';

describe('the singular of a noun', () => {
  for (const [plural, wanted] of [
    ['users', 'user'], ['policies', 'policy'], ['keys', 'key'], ['databases', 'database'], ['purchases', 'purchase'], ['expenses', 'expense'], ['licenses', 'license'],
    ['addresses', 'address'], ['boxes', 'box'], ['branches', 'branch'], ['searches', 'search'], ['caches', 'cache'], ['sizes', 'size'], ['quizzes', 'quiz'],
    ['cookies', 'cookie'], ['movies', 'movie'], ['analyses', 'analysis'], ['statuses', 'status'], ['aliases', 'alias'], ['causes', 'cause'],
    ['status', 'status'], ['analysis', 'analysis'], ['address', 'address'], ['kubernetes', 'kubernetes'], ['news', 'news'], ['bus', 'bus'],
  ] as const) {
    test(`${plural}: ${wanted}`, () => assert.equal(singular(plural), wanted));
  }
});
