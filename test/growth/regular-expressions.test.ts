import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, test } from 'node:test';
import { check } from 'recheck';
import { sourceExpressions } from './source-expressions.ts';

/**
 * Beginnings of literals the check cannot tell of, or tells of wrongly, as they stand in the source, and why their time is in proportion all the
 * same. It proves nothing of looking ahead or behind, nor of long repeats that are counted.
 */
const accepted: Record<string, string> = {
  '\\$\\{(?:\\{(?<secret>[^{}]*)\\}': 'is used only on text that ends with the brace it looks for',
  '\\$(?:\\{(?<inside>[^}]*)\\}|(?<bare>[A-Za-z_]\\w*))': 'the same',
  '\\{(?<inside>(?:env|file):[^}]+)\\}': 'the same',
  '(?<=.)@[^@/]*$': 'each try ends at the next @, so no unit is read twice',
  '(?<=.)\\.[^.]*$': 'each try ends at the next point, so no unit is read twice',
  '\\p{Lu}{2,}s(?!': 'names are cut to 400 units before',
  '[A-Z]{2,}s(?!': 'the same',
  '\\b(?:AKIA': 'every run in it has a greatest length, and white space is skipped only behind a mark it cannot hold',
  '\\b(?:https?|wss?|': 'a scheme has a greatest length, and what follows it cannot hold another try that begins before it ends',
  '-----BEGIN [A-Z0-9 ]': 'no try begins inside another: what follows a beginning holds no hyphens but those of its end',
  '\\b((?:proxy-)?authorization': 'every run before the colon has a greatest length, and no try begins inside a value that was taken',
  '(?<![\\w-])(--?[A-Za-z]': 'begins only where a word does, and each try ends at the next quote or space',
  '(?<![\\w.-])([A-Za-z_]': 'the same',
  '"kty" ?: ?"': 'is used on texts of 8 kB at most',
  '(?<=^|\\s)--[a-z]': 'begins only where a word does, and each try ends at the next quote or space',
  '^(?:[a-z0-9][a-z0-9.-]*(?::\\d+)?\\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*': 'the parts cannot stand in for each other; only the first may be tried and left out',
};
/** Milliseconds for one expression; the slowest takes some ten seconds on a machine of its own, and minutes on one with many others. */
const patience = 600_000;

const isAccepted = (pattern: string) => Object.keys(accepted).some((start) => pattern.startsWith(start));

describe('regular expressions of the source', () => {
  // By the automaton of an expression: the text that makes it slow is found, or that there is none is proved. Nothing is tried out.
  test('take time in proportion to the text, whatever it is', async () => {
    const waiting = sourceExpressions();
    assert.ok(waiting.length > 200, 'the expressions are found');
    const wrong: string[] = [];
    await Promise.all(Array.from({ length: availableParallelism() }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { place, pattern, flags } = next;
        if (isAccepted(pattern)) continue;
        const found = await check(pattern, flags, { timeout: patience, checker: 'automaton' });
        if (found.status !== 'safe') wrong.push(`${place}: /${pattern}/${flags} is ${found.status === 'unknown' ? `not told (${found.error.kind})` : found.complexity.summary}`);
      }
    }));
    assert.deepEqual(wrong.sort(), []);
  });

  test('are accepted without proof only while they exist', () => {
    const patterns = sourceExpressions().map(({ pattern }) => pattern);
    assert.deepEqual(Object.keys(accepted).filter((start) => !patterns.some((pattern) => pattern.startsWith(start))), []);
  });
});
