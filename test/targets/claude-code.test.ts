import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { targets } from '../../src/targets/targets.ts';
import { hostileNames, imaginedItem, imaginedRequest } from './imagined-request.ts';

const { 'claude-code': claudeCode } = targets;

const sample = imaginedRequest([imaginedItem('get_issue', 'allow'), imaginedItem('create_issue', 'ask'), imaginedItem('delete_repository', 'deny')]);

describe('settings.json', () => {
  test('is the form that Claude Code was run with', () => {
    assert.deepEqual(JSON.parse(claudeCode.print(claudeCode.build(sample).data)), {
      permissions: { allow: ['mcp__github__get_issue'], ask: ['mcp__github__create_issue'], deny: ['mcp__github__delete_repository'] },
    });
  });
  test('holds no list that would be empty', () => {
    assert.deepEqual(claudeCode.build(imaginedRequest([imaginedItem('get_issue', 'allow')])).data, { permissions: { allow: ['mcp__github__get_issue'] } });
  });
  test('holds only rules that name one tool: no parentheses, no wildcard, no whole server', () => {
    for (const serverKey of hostileNames) {
      const { data } = claudeCode.build(imaginedRequest(hostileNames.map((name) => imaginedItem(name, 'allow')), { serverKey }));
      const rules = (data as { permissions: { allow?: string[] } }).permissions.allow ?? [];
      assert.ok(serverKey === '' || rules.length > 0);
      for (const rule of rules) assert.match(rule, /^mcp__[A-Za-z0-9_-]+__[A-Za-z0-9_-]+$/);
    }
  });
  test('several limited tools are one sentence', () => {
    const { lossy } = claudeCode.build(imaginedRequest([imaginedItem('a', 'limit'), imaginedItem('b', 'limit')]));
    assert.deepEqual(lossy, ['Claude Code cannot limit how often a tool runs, so what should be limited asks: 2 tools ask before each call instead.']);
  });
});

describe('steps', () => {
  const said = (decision: 'allow' | 'deny') => claudeCode.steps(imaginedRequest([imaginedItem('x', decision)], { serverKey: 'my srv' })).join('\n');
  test('name the server as the rules expect it', () => assert.match(said('deny'), /calls the server “my srv”/));
  test('warn of untrusted workspaces where something is allowed, and only there', () => {
    assert.match(said('allow'), /Trust the workspace/);
    assert.doesNotMatch(said('deny'), /Trust the workspace/);
  });
});
