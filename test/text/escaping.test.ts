import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html, scriptJson } from '../../src/text/html.ts';
import { markdown, markdownAdvice, markdownBlock, markdownCode } from '../../src/text/markdown.ts';
import { shellWord } from '../../src/text/shell.ts';
import { terminal } from '../../src/text/terminal.ts';
import { hiddenCharacters, shortened, visible } from '../../src/text/visible.ts';
import { execFileSync } from 'node:child_process';

describe('hidden characters are made visible', () => {
  const cases: [string, string][] = [
    ['plain\ttext\nsecond line', 'plain\ttext\nsecond line'],
    ['windows\r\nline', 'windows\nline'],
    ['lone\rreturn', 'lone⟨U+000D⟩return'],
    ['\u001b[31mred', '⟨U+001B⟩[31mred'],
    ['right\u202eleft', 'right⟨U+202E⟩left'],
    ['zero\u200bwidth', 'zero⟨U+200B⟩width'],
    ['tag\u{e0041}', 'tag⟨TAG A⟩'],
    ['a\u{e0068}\u{e0069}\u{e0001}\u200bb', 'a⟨TAG hi⟩⟨U+E0001⟩⟨U+200B⟩b'],
    ['\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['\ud800 alone', '⟨U+D800⟩ alone'],
    ['family 👨‍👩‍👧 and ✔️', 'family 👨‍👩‍👧 and ✔️'],
    ['combining e\u0301', 'combining e\u0301'],
  ];
  for (const [text, shown] of cases) test(JSON.stringify(text), () => assert.equal(visible(text), shown));

  test('with the place at which each stands', () => {
    assert.deepEqual(hiddenCharacters('ab\u202ec\u{e0041}'), [{ index: 2, codePoint: 0x202e }, { index: 4, codePoint: 0xe0041 }]);
  });
});

describe('a stranger\'s text stays text', () => {
  test('in HTML content and attributes', () => {
    assert.equal(html(`"><script>alert('1')</script>&\u0000`), '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;⟨U+0000⟩');
  });
  test('in JSON inside a script element', () => {
    assert.equal(scriptJson('</script><!--'), '"\\u003c/script\\u003e\\u003c!--"');
    assert.equal(JSON.parse(scriptJson('</script>&\u2028')), '</script>&\u2028');
  });
  test('on a line of Markdown', () => {
    assert.equal(markdown('[x](http://e.example) <b>`*_|\nnext'), '`[x](http://e.example)` \\<b\\>\\`\\*\\_\\| next');
    assert.equal(markdown('1. not a list, www.e.example'), '1\\. not a list, `www.e.example`');
  });
  test('in a Markdown code span and block, whatever backticks it holds', () => {
    assert.equal(markdownCode('a``b'), '```a``b```');
    assert.equal(markdownCode('`'), '`` ` ``');
    assert.equal(markdownBlock('```\nout'), '````\n```\nout\n````');
  });
  test('on a line of a terminal', () => {
    assert.equal(terminal('a\u001b]8;;http://e.example\u0007b\nc'), 'a⟨U+001B⟩]8;;http://e.example⟨U+0007⟩b c');
  });
  test('as a word of a shell', { skip: process.platform === 'win32' ? 'there is no POSIX shell' : false }, () => {
    for (const word of ['plain', 'two words', `quote's`, '$(id)', '`id`', 'a;b', '-n', '', '\n']) {
      const said = execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' });
      assert.equal(said, visible(word));
    }
  });
  test('cut short without splitting a character', () => {
    assert.equal(shortened('ab😀cd', 4), 'ab…');
    assert.equal(shortened('abc', 3), 'abc');
  });
});

describe('advice in Markdown', () => {
  const cases: [string, string][] = [
    ['pass --allow-host api.example.com:443.', 'pass `--allow-host api.example.com:443`.'],
    ["To show it: --allow-path '~/a b/c'", "To show it\\: `--allow-path '~/a b/c'`"],
    ['give it time with --timeout, or look', 'give it time with `--timeout`, or look'],
    ['pass --bearer-env NAME, or wait', 'pass `--bearer-env NAME`, or wait'],
    ['--env A_KEY=dummy before the --.', '`--env A_KEY=dummy` before the \\-\\-.'],
    ['a --b`c` <b>|x', 'a `--b`\\`c\\` \\<b\\>\\|x'],
  ];
  for (const [text, said] of cases) test(`has options that can be copied from its source: ${text}`, () => assert.equal(markdownAdvice(text), said));
});
