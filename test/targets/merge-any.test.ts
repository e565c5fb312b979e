import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createScanner } from 'jsonc-parser';
import { decisions, termsOf } from '../../src/schema/vocabulary.ts';
import { spellItems } from '../../src/targets/names/spell-items.ts';
import { targets } from '../../src/targets/targets.ts';
import { hiddenCharacters } from '../../src/text/visible.ts';
import { catalogRequests } from './catalog-requests.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';
import { assertDecides, dataOf, merged, mergeInto, slack } from './merge-trial.ts';

const everyDecision = termsOf(decisions);
/** A twelfth of the catalog's servers: more in one file take time by their square and show no more. Each server alone is merged in check-merged. */
const requests = (await catalogRequests()).filter((_, index) => index % 12 === 0);

for (const id of merged) {
  const target = targets[id];
  describe(`${target.label}: much of the catalog in one file, one server after another`, () => {
    let text = '';
    test('every tool decides as its own policy says', () => {
      for (const request of requests) text = mergeInto(id, text, request).text;
      // Keys of VS Code name tools of any server: what one server's tool must ask, another's asks too.
      const asking = new Set(requests.flatMap(({ items }) => items.filter(({ decision }) => decision !== 'allow').map(({ name }) => name)));
      const read = { data: target.read!(text, 'settings') };
      for (const request of requests) assertDecides(id, read, request, id === 'vscode' ? request.items.filter(({ name }) => asking.has(name) === (request.items.find((item) => item.name === name)?.decision !== 'allow')) : request.items);
    });
    test('each server again changes nothing', () => {
      for (const request of requests.filter((_, index) => index % 3 === 0)) assert.equal(mergeInto(id, text, request).text, text, request.serverKey);
    });
    test('stricter for all, then balanced again, stays strict: a merge weakens nothing', () => {
      const some = requests.filter((_, index) => index % 3 === 1);
      const strict = some.map((request) => ({ ...request, items: request.items.map((item) => ({ ...item, decision: 'deny' as const })) }));
      let changed = text;
      for (const request of strict) changed = mergeInto(id, changed, request).text;
      for (const request of strict) assertDecides(id, changed, request);
      for (const request of some) changed = mergeInto(id, changed, request).text;
      if (id === 'cursor') return;
      for (const request of strict) assertDecides(id, changed, request);
    });
  });

  describe(`${target.label}: whatever a stranger calls a tool`, () => {
    const items = [...hostileNames, ...inventedNames(20261127, 200)].map((name, index) => imaginedItem(name, everyDecision[index % everyDecision.length]!));
    test('the file parses, decides, hides nothing, and a second time changes nothing', () => {
      for (const serverKey of ['slack', 'my srv', 'a.b', 'x"y', '__proto__', 'a_b_c', '.'.repeat(70)]) {
        if (id === 'codex' && 'refused' in target.nameOf(serverKey, 'x')) continue;
        const request = imaginedRequest(items, { serverKey });
        const before = mergeInto(id, '').text;
        const { text } = mergeInto(id, before, request);
        const spelled = spellItems(request, target.nameOf).items.map(({ item }) => item);
        assertDecides(id, text, request, spelled, before);
        assertDecides(id, text, slack, serverKey === 'slack' ? [] : slack.items);
        assert.deepEqual(hiddenCharacters(text), []);
        assert.equal(mergeInto(id, text, request).text, text);
      }
    });
  });

  test(`${target.label}: a file of many thousand lines`, () => {
    const many = imaginedRequest(Array.from({ length: 1200 }, (_, index) => imaginedItem(`tool-${index}`, everyDecision[index % 4]!)), { serverKey: 'many' });
    const { text } = mergeInto(id, '', many);
    const both = mergeInto(id, text).text;
    const some = { ...many, items: many.items.slice(0, 600).map((item) => ({ ...item, decision: 'ask' as const })) };
    const fewer = mergeInto(id, both, some).text;
    assertDecides(id, fewer, some, some.items.filter((_, index) => index % 50 === 0));
    assertDecides(id, fewer, slack);
    if (id === 'vscode') return;
    const stale = many.items.slice(600);
    assert.deepEqual(stale.filter(({ name, decision }) => decision === 'allow' && fewer.includes(name)).map(({ name }) => name), [], 'what allowed and is stale is gone');
    const denied = stale.filter(({ decision }) => decision === 'deny');
    // Cursor has a list of what it allows, and asks about all else.
    if (id !== 'cursor') assertDecides(id, fewer, { ...many, items: denied }, denied.filter((_, index) => index % 50 === 0));
  });
}

/** Numbers that look like chance; the same seed gives the same. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const comments = (text: string) => {
  const scanner = createScanner(text, false);
  const found: string[] = [];
  for (let kind = scanner.scan(); Number(kind) !== 17; kind = scanner.scan()) if (Number(kind) === 12 || Number(kind) === 13) found.push(text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength()).trim());
  return found;
};

/** A text of JSON without its comments, and without what its strings hold. */
const bare = (text: string) => text.replace(/"[^"]*"|\/\/.*|\/\*.*?\*\//g, (found) => (found.startsWith('"') ? '""' : ''));

/** A list in which commas, spaces, line endings and comments stand wherever they may. */
function looseList(entries: readonly string[], next: (below: number) => number, eol: string, mark: string): string {
  let count = 0;
  const gaps = [() => '', () => ' ', () => eol, () => `${eol}\t`, () => ` ${mark} c${count += 1}${eol}`, () => `${eol}  ${mark} c${count += 1}${eol}${eol}  `, () => (mark === '//' ? ` /* c${count += 1} */ ` : ' ')];
  // A product without comments takes no trailing comma either.
  const gap = () => (gaps[next(mark === '' ? 4 : 7)] as () => string)();
  const trailing = mark !== '' && entries.length > 0 && next(3) === 0 ? `,${gap()}` : '';
  return gap() + entries.map((entry) => entry + gap()).join(`,${gap()}`) + trailing;
}

describe('lists written in any way', () => {
  const pool = ['get', 'list', 'post', 'delete', 'gone', 'gone2'].map((tool) => `"mcp__slack__${tool}"`);
  const foreign = ['"Bash(ls:*)"', '"mcp__slack-admin__x"', '"WebFetch(domain:a,b)"', '"Read(// # ,])"'];
  test('keep every comment and every entry of others, in order', () => {
    const others = ['"github:x"', '"slack-admin:x"', '"slack:re*"', '"a // b, ]:x"'];
    for (let seed = 1; seed <= 800; seed += 1) {
      const next = chance(seed);
      const eol = next(2) === 0 ? '\n' : '\r\n';
      const entries = [...['get', 'list', 'post', 'delete', 'gone', 'gone2'].map((tool) => `"slack:${tool}"`), ...others];
      const before = `{${looseList([`"mcpAllowlist":[${looseList(Array.from({ length: next(8) }, () => entries[next(entries.length)] as string), next, eol, '//')}]`, '"z":[1,2]'], next, eol, '//')}}`;
      const { text } = mergeInto('cursor', before);
      const about = JSON.stringify(before);
      assertDecides('cursor', text, slack, slack.items, before);
      assert.deepEqual(comments(text), comments(before), about);
      const left = (file: string) => (dataOf('cursor', file) as { mcpAllowlist: string[] }).mcpAllowlist.filter((entry) => others.includes(JSON.stringify(entry)));
      assert.deepEqual(left(text), left(before), about);
      assert.equal(mergeInto('cursor', text).text, text, about);
      if (!/,\s*[\]}]/.test(bare(before))) assert.doesNotMatch(bare(text), /,\s*[\]}]/, about);
    }
  });
  test('of several lists keep every foreign rule, in order', () => {
    for (let seed = 1; seed <= 800; seed += 1) {
      const next = chance(seed);
      const eol = next(2) === 0 ? '\n' : '\r\n';
      const pick = () => Array.from({ length: next(6) }, () => [...pool, ...foreign][next(pool.length + foreign.length)] as string);
      const lists = ['allow', 'ask', 'deny', 'other'].filter(() => next(3) > 0).map((name) => `"${name}":[${looseList(pick(), next, eol, '')}]`);
      const before = `{${looseList([`"permissions":{${looseList(lists, next, eol, '')}}`, '"z":[1,2]'], next, eol, '')}}`;
      const { text } = mergeInto('claude-code', before);
      const about = JSON.stringify(before);
      assertDecides('claude-code', text, slack, slack.items, before);
      const rules = (file: string) => Object.fromEntries(Object.entries((dataOf('claude-code', file) as { permissions: Record<string, string[]> }).permissions)
        .map(([name, list]) => [name, name === 'other' ? list : list.filter((rule) => !rule.startsWith('mcp__slack__'))]).filter(([, list]) => (list as string[]).length > 0));
      assert.deepEqual(rules(text), rules(before), about);
      assert.equal(mergeInto('claude-code', text).text, text, about);
      JSON.parse(text);
    }
  });
  test('in TOML too', () => {
    const names = ['get', 'list', 'post', 'delete', 'gone', 'gone2'].map((tool) => `"${tool}"`);
    for (let seed = 1; seed <= 500; seed += 1) {
      const next = chance(seed);
      const eol = next(2) === 0 ? '\n' : '\r\n';
      const pick = () => Array.from({ length: next(6) }, () => names[next(names.length)] as string);
      const lines = ['command = "x" # c', `enabled_tools = [${looseList(pick(), next, eol, '#')}] # e`, `disabled_tools = [${looseList(pick(), next, eol, '#')}]`, '# own line', 'env.A = "1"']
        .filter(() => next(4) > 0);
      const before = ['top = 1', '[mcp_servers.slack]', ...lines, '', '[mcp_servers.slack.tools.gone] # g', 'approval_mode = "approve"', '# end'].join(eol);
      const { text } = mergeInto('codex', before);
      assertDecides('codex', text, slack, slack.items, before);
      const notes = (file: string) => file.match(/#.*/g)?.map((note) => note.trim());
      assert.deepEqual(notes(text), notes(before), JSON.stringify(before));
      assert.equal(mergeInto('codex', text).text, text, JSON.stringify(before));
    }
  });
});

describe('rules of opencode in any order', () => {
  test('decide as recommended or stricter, and foreign ones keep their order and what they decide', () => {
    const pool = ['slack_*', 'slack_get', 'slack_list', 'slack_post', 'slack_delete', 'slack_gone', '*', 'slack_admin_*', 'slack_admin_get', 'slack-admin_*', '*_get', 'slack_g*', 's?ack_*', 'bash', 'sl*'];
    const foreign = pool.filter((rule) => !/^slack_(\*|get|list|post|delete|gone)$/.test(rule));
    for (let seed = 1; seed <= 1500; seed += 1) {
      const next = chance(seed);
      const rules = [...new Set(Array.from({ length: next(9) }, () => pool[next(pool.length)] as string))].map((rule) => [rule, ['allow', 'ask', 'deny'][next(3)]] as const);
      const before = JSON.stringify({ permission: Object.fromEntries(rules) }, null, 2);
      const { text } = mergeInto('opencode', before);
      assertDecides('opencode', text, slack, slack.items, before);
      const after = Object.entries((dataOf('opencode', text) as { permission: Record<string, string> }).permission);
      assert.deepEqual(after.filter(([rule]) => foreign.includes(rule)), rules.filter(([rule]) => foreign.includes(rule)), before);
      const decide = (file: string, server: string, tool: string) => targets.opencode.decide!(targets.opencode.read!(file, 'f'), server, { tool, arguments: {} });
      const unlisted = decide(text, 'slack', 'new_tool');
      const wasDenied = decide(before, 'slack', 'new_tool').outcome === 'deny';
      if (!rules.some(([rule]) => /^slack_g/.test(rule))) assert.equal(unlisted.outcome, wasDenied ? 'deny' : 'ask', before);
      for (const tool of ['get', 'other']) {
        const was = decide(before, 'slack_admin', tool);
        // Without a rule of its own, a tool of slack_admin falls to what is said of slack: opencode cannot tell the two apart.
        if (/^slack_admin/.test(was.because)) assert.deepEqual(decide(text, 'slack_admin', tool), was, before);
      }
      assert.equal(mergeInto('opencode', text).text, text, before);
    }
  });
});
