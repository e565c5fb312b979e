import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileTemplate } from '../../src/page/media/compile-template.ts';
import { htmlMedium } from '../../src/page/media/html-medium.ts';
import { markdownMedium } from '../../src/page/media/markdown-medium.ts';
import { link, say } from '../../src/page/media/prose.ts';

const inHtml = (source: string, view: object) => compileTemplate<object>(source, htmlMedium)(view);

describe('templates', () => {
  const printed: [string, object, string][] = [
    ['{{a}}', { a: '<b>' }, '&lt;b&gt;'],
    ['{{a.b}}{{#each c}}{{this}},{{/each}}', { a: { b: '&' }, c: ['<', 1] }, '&amp;&lt;,1,'],
    ['{{#each c}}{{../a}}{{@index}}{{/each}}', { a: '>', c: [1, 2] }, '&gt;0&gt;1'],
    ['{{#if a}}yes{{else}}no{{/if}}', { a: [] }, 'no'],
    ['{{line line}}', { line: 'a\nb<' }, 'a b&lt;'],
    ['{{name}}', { name: 'a_b' }, 'a_b'],
    ['{{name name}}', { name: 'a_<b' }, 'a_<wbr>&lt;b'],
  ];
  for (const [source, view, expected] of printed) test(`print ${source}`, () => assert.equal(inHtml(source, view), expected));

  const refused: [string, string, object, RegExp][] = [
    ['a raw value', '{{{a}}}', { a: 1 }, /without escaping/],
    ['a raw value with &', '{{&a}}', { a: 1 }, /without escaping/],
    ['an unknown function', '{{shout a}}', { a: 1 }, /no function of the medium/],
    ['a name the view lacks', '{{b}}', { a: 1 }, /prints undefined/],
    ['a condition the view lacks', '{{#if b}}x{{/if}}', { a: 1 }, /view lacks/],
    ['a list the view lacks', '{{#each a.b}}x{{/each}}', { a: {} }, /view lacks/],
    ['null', '{{a}}', { a: null }, /prints null/],
    ['an object', '{{a}}', { a: {} }, /prints object/],
    ['an address of another scheme', '{{address a}}', { a: 'javascript:alert(1)' }, /http/],
    ['an address of another scheme, spelled oddly', '{{address a}}', { a: ' JavaScript:x' }, /http/],
  ];
  for (const [what, source, view, message] of refused) test(`refuse ${what}`, () => assert.throws(() => inHtml(source, view), message));
});

describe('sentences', () => {
  const sentence = say`Our *own* <words>, ${'their *own* <words>'} and ${link('https://example.org/<x>', '[words]')}.`;

  test('escape what others said in either medium', () => {
    assert.equal(htmlMedium.prose(sentence), 'Our *own* &lt;words&gt;, their *own* &lt;words&gt; and <a href="https://example.org/&lt;x&gt;">[words]</a>.');
    assert.equal(markdownMedium.prose(sentence), 'Our \\*own\\* \\<words\\>, their \\*own\\* \\<words\\> and [\\[words\\]](<https://example.org/%3Cx%3E>).');
  });

  for (const address of ['javascript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd']) {
    test(`show ${address} as words`, () => assert.equal(htmlMedium.prose(say`${link(address, 'w')}`), 'w'));
  }
});
