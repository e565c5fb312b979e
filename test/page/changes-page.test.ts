import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changesPage, serverChangesPage } from '../../src/page/changes/changes-pages.ts';
import { changesIndexSchema, serverReleasesSchema } from '../../src/schema/change/releases.ts';
import { changesSaying, releasesSaying } from './imagined-releases.ts';
import { readable, readableMarkdown } from './render-tool.ts';
import { attacks } from './told-by-strangers.ts';

const harmless = [serverChangesPage(releasesSaying('words')), changesPage(changesSaying('words'))];
const tagsOf = (page: string) => page.match(/<\/?[a-z][a-z0-9]*/g)?.filter((tag) => tag !== '<wbr');

describe('the page of the changes of a server', () => {
  const { body, markdown } = serverChangesPage(releasesSaying('words', 'orders'));
  for (const [skin, text] of [['HTML', readable(body)], ['Markdown', readableMarkdown(markdown)]] as const) {
    test(`says in ${skin} what each release did, and its worst`, () => {
      for (const said of ['Published 2026-05-06: risk rose: 1 added, 1 removed, 1 renamed, 1 in wording only. The worst of it is Critical.', 'calls itself words, was words', 'class read → write', 'hint readOnlyHint flipped from false to true', 'parameter words added (runs commands or code on a machine', 'now holds orders to the model: words', 'In wording only: worded words']) {
        assert.ok(text.includes(said), `${said}\n${text}`);
      }
    });
  }
  test('leads to the page of a tool that has one', () => assert.match(body, /href="\.\.\/tools\/orders\/a-tool\.html"/));
});

describe('the page of all changes', () => {
  test('says so where no earlier version is recorded', () => {
    const { body, markdown } = changesPage({ toolrisk: '0', rules: '0', servers: [], risen: [] });
    for (const text of [readable(body), readableMarkdown(markdown)]) assert.match(text, /No earlier version of any server is recorded yet, so there is nothing to compare\./);
    assert.doesNotMatch(body, /<table|Where risk rose/);
  });
  test('leads to the pages of servers, and to where risk rose', () => {
    const { body } = changesPage(changesSaying('words', 'index'));
    assert.match(readable(body), /Where risk rose/);
    assert.match(body, /href="\.\.\/changes\/index~\.html"/, 'a server may be called index');
  });
});

describe('what strangers say', () => {
  for (const [kind, words] of Object.entries(attacks)) {
    test(`stays words: ${kind}`, () => {
      for (const [at, { head, body, markdown }] of [serverChangesPage(releasesSaying(words)), changesPage(changesSaying(words))].entries()) {
        assert.deepEqual(tagsOf(body), tagsOf(harmless[at]!.body));
        assert.deepEqual(tagsOf(head), tagsOf(harmless[at]!.head));
        for (const text of [head, body, markdown]) assert.doesNotMatch(text, /[\u0000-\u0008\u200b\u202e\u2066\ufeff]|\p{Surrogate}/u);
        assert.equal(markdown.split('\n').length, harmless[at]!.markdown.split('\n').length);
        assert.doesNotMatch(markdown, /^(#|-|\d\.|>|\||```)[^\n]*javascript:alert\(1\)\)[^`]*$/m);
      }
    });
  }
  test('fits the published form', () => {
    assert.ok(serverReleasesSchema.safeParse(releasesSaying('words')).success);
    assert.ok(changesIndexSchema.safeParse(changesSaying('words')).success);
  });
});
