import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { markSpans } from '../../src/page/media/mark-spans.ts';
import type { Span } from '../../src/page/media/mark-spans.ts';

const shown = (text: string, spans: Span[]) => markSpans(text, spans).map(({ text: words, mark }) => {
  if (mark === 'gap') return '…';
  return mark === 'none' ? words : `[${mark[0]}:${words}]`;
}).join('');
const at = (start: number, end: number, mark: Span['mark'] = 'evidence'): Span => ({ start, end, mark });

describe('marked words', () => {
  const cases: [string, string, Span[], string][] = [
    ['nothing marked', 'delete_user', [], 'delete_user'],
    ['one word', 'delete_user', [at(0, 6)], '[e:delete]_user'],
    ['the whole', 'delete', [at(0, 6)], '[e:delete]'],
    ['two that touch', 'deleteuser', [at(0, 6), at(6, 10)], '[e:deleteuser]'],
    ['two that overlap', 'create a token now', [at(0, 8), at(7, 14)], '[e:create a token] now'],
    ['one inside another', 'create a token now', [at(0, 14), at(9, 14)], '[e:create a token] now'],
    ['evidence over what is overruled', 'create a token', [at(0, 14, 'overruled'), at(9, 14)], '[o:create a ][e:token]'],
    ['what stopped over what it stopped', 'deleted items', [at(0, 7, 'overruled'), at(5, 13, 'stopped')], '[o:delet][s:ed items]'],
    ['an empty span', 'abc', [at(1, 1)], 'abc'],
    ['a span beyond the end', 'abc', [at(2, 9)], 'ab[e:c]'],
    ['a surrogate pair at the edge', 'a😀b', [at(1, 3)], 'a[e:😀]b'],
    ['half a surrogate pair', 'a😀b', [at(2, 3)], 'a[e:😀]b'],
    ['half a line break', 'a\r\nb', [at(0, 2)], '[e:a\r\n]b'],
  ];
  for (const [name, text, spans, expected] of cases) test(name, () => assert.equal(shown(text, spans), expected));

  test('long stretches without a mark are left out, at a word', () => {
    const text = `${'before '.repeat(60)}delete${' after'.repeat(60)}`;
    const start = text.indexOf('delete');
    const pieces = markSpans(text, [at(0, 6), at(start, start + 6)]);
    assert.deepEqual(pieces.map((piece) => piece.mark), ['evidence', 'none', 'gap', 'none', 'evidence', 'none', 'gap']);
    assert.ok(pieces.every((piece) => piece.text.length < 120));
    assert.match(pieces[1]?.text ?? '', /before$/);
    assert.match(pieces[3]?.text ?? '', /^before/);
  });

  test('nothing is lost or made up when nothing is left out', () => {
    const text = 'Create 😀 a token.\r\nThen delete it.';
    for (let start = 0; start < text.length; start += 1) {
      for (let end = start; end <= text.length; end += 1) {
        assert.equal(markSpans(text, [at(start, end), at(3, 9, 'overruled')]).map((piece) => piece.text).join(''), text);
      }
    }
  });
});
