import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { markdownToHast } from 'satteri';
import { pagesOf, renderServer } from './render-tool.ts';
import { attacks, serverSaying } from './told-by-strangers.ts';

/** An element or attribute as our templates write it, or text; anything else on a page would be a stranger's. */
const htmlToken = /<\/?[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"<>]*")?)*>|[^<>]+/gy;

interface Node { type: string; tagName?: string; properties?: Record<string, unknown>; children?: Node[] }

/** Tags and names of attributes of a page, in order, and where its links lead. */
function htmlShape(whole: string): { shape: string[]; links: string[] } {
  const page = whole.replaceAll('<span class="gap"> … </span>', '…');
  const tokens = page.match(htmlToken) ?? [];
  assert.equal(tokens.join(''), page, 'every character belongs to a tag of ours or to text');
  const tags = tokens.filter((token) => token.startsWith('<') && token !== '<wbr>');
  return { shape: tags.map((tag) => tag.replace(/="[^"]*"/g, '')), links: tags.flatMap((tag) => /href="([^"]*)"/.exec(tag)?.[1] ?? []) };
}

function markdownShape(page: string): { shape: string[]; links: string[] } {
  const shape: string[] = [];
  const links: string[] = [];
  const visit = (node: Node) => {
    if (node.type === 'raw' || node.type === 'comment') shape.push(node.type);
    // A code span is inert, and where one word of a stranger looks like an address it is made one.
    if (node.tagName !== undefined && !(node.tagName === 'code' && Object.keys(node.properties ?? {}).length === 0)) shape.push(`${node.tagName} ${Object.keys(node.properties ?? {}).sort().join(' ')}`);
    for (const name of ['href', 'src']) if (typeof node.properties?.[name] === 'string') links.push(node.properties[name] as string);
    for (const child of node.children ?? []) visit(child);
  };
  const read = markdownToHast(page) as unknown as Node & { hast?: Node };
  visit(read.hast ?? read);
  assert.ok(shape.length > 40, 'the parser saw a page');
  return { shape, links };
}

const pagesSaying = (words: string) => {
  const record = serverSaying(words);
  const tool = pagesOf(record).tool(record.tools[0]!);
  const server = renderServer(record);
  return { tool, server };
};
const harmless = pagesSaying('words');
const ourLinks = /^(\.\.\/|#|https:\/\/(example\.org\/|github\.com\/toolrisk\/|atlas\.mitre\.org\/|cwe\.mitre\.org\/|www\.cve\.org\/))/;

describe("a stranger's words stay words", () => {
  for (const [kind, words] of Object.entries(attacks)) {
    const { tool, server } = pagesSaying(words);
    const htmls = { 'tool page': [tool.body, harmless.tool.body], 'head of the tool page': [tool.head, harmless.tool.head],
      'server page': [server.opening + server.closing, harmless.server.opening + harmless.server.closing], 'head of the server page': [server.head, harmless.server.head] };

    for (const [page, [made, plain]] of Object.entries(htmls) as [string, [string, string]][]) {
      test(`${kind}: ${page}`, () => {
        const { shape, links } = htmlShape(made);
        assert.deepEqual(shape, htmlShape(plain).shape);
        for (const link of links) assert.match(link, ourLinks);
        assert.doesNotMatch(made, /[\u0000-\u0008\u200b\u202e\u2066\ufeff]|\p{Surrogate}/u);
      });
    }

    const markdowns = { 'Markdown of the tool': [tool.markdown, harmless.tool.markdown], 'Markdown of the server': [server.markdown, harmless.server.markdown] };
    for (const [page, [made, plain]] of Object.entries(markdowns) as [string, [string, string]][]) {
      test(`${kind}: ${page}`, () => {
        const { shape, links } = markdownShape(made);
        assert.deepEqual(shape, markdownShape(plain).shape);
        for (const link of links) assert.match(link, ourLinks);
        assert.doesNotMatch(made, /[\u0000-\u0008\u200b\u202e\u2066\ufeff]|\p{Surrogate}/u);
      });
    }

    test(`${kind}: JSON twin reads as what was said, and hides nothing`, () => {
      const record = serverSaying(words);
      const read = JSON.parse(tool.json) as { definition: unknown; title: string };
      assert.deepEqual(read.definition, record.tools[0]?.definition);
      assert.doesNotMatch(tool.json, /[\u200b\u202e\u2066\ufeff]|\p{Surrogate}/u);
    });
  }

  test('the test would see an element or a link of a stranger', () => {
    assert.throws(() => htmlShape('<p>a < b</p>'));
    assert.notDeepEqual(markdownShape(`${harmless.tool.markdown}\n<b>x</b> [a](https://evil.example)`).shape, markdownShape(harmless.tool.markdown).shape);
    assert.ok(markdownShape(`${harmless.tool.markdown}\nhttps://evil.example`).links.some((link) => !ourLinks.test(link)));
  });
});
