import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reportAddress, reportLink } from '../../src/page/tool/report-link.ts';
import { evidenceAt, imaginedServer, richServer } from './imagined-server.ts';

const state = { toolrisk: '1.2.3', rules: 'abcdefabcdef' };
const linkOf = (record: typeof richServer) => new URL(reportLink(record.tools[0]!, state));

describe('a report of a wrong verdict', () => {
  test('names server, tool, definition, verdict and the rules that fired, each once', () => {
    const url = linkOf(richServer);
    assert.equal(url.origin + url.pathname, reportAddress);
    assert.equal(url.searchParams.get('title'), 'Wrong verdict: api_tokens_create of vault');
    assert.deepEqual(url.searchParams.get('body')?.split('\n'), [
      'Server: vault', 'Tool: api_tokens_create', `Definition: ${richServer.tools[0]?.sha256}`, 'Verdict: write, critical, ask (more likely write, high)',
      'Rules: name-says-so, makes-credentials', 'State: toolrisk 1.2.3, rules abcdefabcdef', '', 'It should be:', 'Because:',
    ]);
  });

  test('says when no rule fired', () => {
    assert.match(linkOf(imaginedServer([[{ name: 'zap' }, {}]])).searchParams.get('body') ?? '', /Rules: none fired/);
  });

  for (const name of ['名前'.repeat(500), '\ud800'.repeat(90), '&body=x#y', 'a\nb\u202ec', '%'.repeat(400)]) {
    test(`keeps its length and its shape: ${JSON.stringify(name).slice(0, 20)}`, () => {
      const evidence = Array.from({ length: 60 }, (_, index) => evidenceAt('x', 'x', { in: 'name', path: '/name', rule: `a-rule-with-a-long-name-${index}` }));
      const url = linkOf(imaginedServer([[{ name }, { evidence }]]));
      assert.ok(url.href.length <= 2000, String(url.href.length));
      assert.equal(url.hash, '');
      assert.deepEqual([...url.searchParams.keys()], ['title', 'body']);
      assert.doesNotMatch(url.searchParams.get('title') ?? '', /[\n\u202e]/);
    });
  }
});
