import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plain } from '../../src/page/media/prose.ts';
import { evidenceQuotes } from '../../src/page/tool/evidence-quotes.ts';
import type { Assessment, Evidence } from '../../src/schema/verdict/assessment.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { imaginedKnowledge } from './imagined-knowledge.ts';
import { evidenceAt, imaginedServer, richServer } from './imagined-server.ts';
import { renderTool } from './render-tool.ts';

const quotesOf = (definition: ToolDefinition, evidence: Evidence[], parts: Partial<Assessment> = {}, instructions: string | null = null) => {
  const record = imaginedServer([[definition, { evidence, ...parts }]], { instructions });
  return evidenceQuotes(record, record.tools[0]!, imaginedKnowledge.rules);
};
const marked = (quotes: ReturnType<typeof quotesOf>) => quotes.map(({ place, pieces }) => (
  `${plain(place)}: ${pieces.map(({ text, mark }) => (mark === 'evidence' ? `[${text}]` : text)).join('')}`));

describe('quotes of evidence', () => {
  const definition: ToolDefinition = {
    name: 'create_token', title: 'Make 😀 token', description: 'Create a token.',
    inputSchema: { type: 'object', properties: { 'a/b': { type: 'string' }, mode: { enum: ['read', 'wipe'] } }, required: ['mode'] }, annotations: { readOnlyHint: true },
  };
  const cases: [string, Evidence, string][] = [
    ['in the name', evidenceAt('create_token', 'create', { in: 'name', path: '/name' }), 'The name: [create]_token'],
    ['in the title, after a surrogate pair', evidenceAt('Make 😀 token', 'token', { in: 'title', path: '/title' }), 'The title: Make 😀 [token]'],
    ['in the description', evidenceAt('Create a token.', 'a token', { in: 'description', path: '/description' }), 'The description: Create [a token].'],
    ['in the name of a parameter', evidenceAt('mode', 'mode', { in: 'input', path: '/inputSchema/properties/mode' }), 'The input schema, /inputSchema/properties/mode: [mode]'],
    ['in a name that a pointer escapes', evidenceAt('a/b', 'b', { in: 'input', path: '/inputSchema/properties/a~1b' }), 'The input schema, /inputSchema/properties/a~1b: a/[b]'],
    ['in a value of an enum', evidenceAt('wipe', 'wipe', { in: 'input', path: '/inputSchema/properties/mode/enum/1' }), 'The input schema, /inputSchema/properties/mode/enum/1: [wipe]'],
    ['in a hint', evidenceAt('readOnlyHint', 'readOnlyHint', { in: 'annotations', path: '/annotations/readOnlyHint' }), 'The annotations, /annotations/readOnlyHint: [readOnlyHint]'],
    ["in the server's words", evidenceAt('Only for admins.', 'admins', { in: 'server', path: '/instructions' }), "The server's own text: Only for [admins]."],
    ['that points nowhere shows its words', { ...evidenceAt('gone', 'gone', { in: 'description', path: '/nowhere' }), start: 40, end: 44 }, 'The description: [gone]'],
  ];
  for (const [name, item, expected] of cases) {
    test(name, () => assert.deepEqual(marked(quotesOf(definition, [item], {}, 'Only for admins.')), [expected]));
  }

  test('of one text stand together, overlapping ones too', () => {
    const evidence = [
      evidenceAt('create_token', 'create_tok', { in: 'name', path: '/name' }), evidenceAt('create_token', 'token', { in: 'name', path: '/name', rule: 'makes-credentials' }),
    ];
    const quotes = quotesOf(definition, evidence);
    assert.deepEqual(marked(quotes), ['The name: [create_token]']);
    assert.deepEqual(quotes[0]?.findings.map(({ words, rule, says }) => [words, rule, says]), [
      ['create_tok', 'name-says-so', 'The name says what it does.'], ['token', 'makes-credentials', 'What it makes is a credential.']]);
  });

  test('of one rule on the same words are one finding', () => {
    const words = { in: 'name', path: '/name' } as const;
    const quotes = quotesOf(definition, [evidenceAt('create_token', 'token', words), evidenceAt('create_token', 'token', { ...words, facet: 'flags', value: 'shell' }), evidenceAt('create_token', 'token', { ...words, facet: 'money', value: 'reads' })]);
    assert.deepEqual(quotes[0]?.findings.map(({ speaksFor }) => plain(speaksFor)), ['“adds something new”, “runs commands or code on a machine” and money: reads']);
  });

  test('a property of every object is no text of the definition', () => {
    assert.deepEqual(marked(quotesOf(definition, [evidenceAt('constructor', 'constructor', { in: 'input', path: '/inputSchema/constructor/name' })])),
      ['The input schema, /inputSchema/constructor/name: [constructor]']);
  });

  test('appear on the page as marks around exactly these words, overruled ones with what stopped them', () => {
    const { body, markdown } = renderTool(richServer, 'api_tokens_create');
    assert.ok(body.includes('<p class="verbatim"><mark>api_tokens</mark>_<mark>create</mark></p>'));
    assert.ok(body.includes('<mark>Create a new API token</mark>. The token'));
    assert.match(body, /<mark class="overruled">revoked<\/mark> <mark class="stopped">in the panel<\/mark>/);
    assert.match(body, /<li class="overruled"><q>revoked<\/q> speaks for “removes, revokes or stops something” but is overruled by <code>in the panel<\/code> in the description\./);
    assert.match(markdown, /`revoked` speaks for “removes, revokes or stops something” but is overruled by `in the panel` in the description\./);
  });
});
