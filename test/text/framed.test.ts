import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { framed, framedShort } from '../../src/text/framed.ts';

describe('a long text in a frame', () => {
  const texts: Record<string, string> = {
    'of letters': 'x'.repeat(1000),
    'that grows when it is written out': '\u0001'.repeat(300),
    'of which only a little is too much': `${'x'.repeat(310)}\u0001`,
    'of lines': 'a\n'.repeat(150),
    'of marks heaped up': `a${'\u0301'.repeat(300)}`,
    'of pairs of surrogates': '😀'.repeat(400),
    'of spaces': ' '.repeat(400),
    'much longer': `start-${'\u202e'.repeat(100_000)}-end`,
  };
  for (const [name, text] of Object.entries(texts)) {
    test(`is kept within its room, and says how much is left out, never less than none: ${name}`, () => {
      const short = framedShort(text, 320);
      assert.ok(short.length <= 320 + 60, `${short.length}`);
      const [, left, all] = /⟨… (-?\d+) of (\d+) characters left out …⟩/.exec(short) ?? [];
      if (left === undefined) return assert.equal(short, framed(text));
      assert.equal(Number(all), text.length);
      assert.ok(Number(left) > 0 && Number(left) < text.length, short);
      assert.ok(short.isWellFormed());
    });
  }

  test('is left alone where it fits', () => assert.equal(framedShort('x'.repeat(320), 320), 'x'.repeat(320)));
});
