import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FindingKind } from '../../src/schema/policy-check.ts';
import { targetIds } from '../../src/schema/policy.ts';
import type { TargetId } from '../../src/schema/policy.ts';
import { commentLines } from '../../src/targets/languages/comment-lines.ts';
import { combinePolicies } from '../../src/targets/merge/combine-policies.ts';
import { targets } from '../../src/targets/targets.ts';
import { policyStamp, sayStamp, stampIn } from '../../src/targets/words/policy-stamp.ts';
import { PlaceError } from '../../src/text/errors/place-error.ts';
import { hiddenCharacters } from '../../src/text/visible.ts';
import { check, checkedServer, printedPolicy, slack, withDefinitions } from './check-trial.ts';
import { hostileNames, imaginedItem } from './imagined-request.ts';
import { addedRow } from './products/added-rows.ts';

const server = checkedServer(slack);

/** A change of the recommended policy, and what a check must find then, worst first. */
type Change = [from: string | RegExp, to: string, ...found: [FindingKind, RegExp][]];

const changes: Record<TargetId, Change[]> = {
  'claude-code': [
    ['"mcp__slack__get_user"', '"mcp__slack__get_user", "mcp__slack__delete_it"'],
    [/"deny": \[[^\]]*\]/, '"deny": []', ['laxer', /^delete_it \(medium\): no rule, so it asks by default; recommended: deny\.$/]],
    ['"mcp__slack__post_it"', '"mcp__slack__other"', ['laxer', /^post_it /], ['unknown', /^mcp__slack__other under permissions\.ask names a tool that this server does not have\.$/]],
    ['"mcp__slack__get_user"', '"mcp__slack"', ['laxer', /^Tools that are not listed, such as those the server adds later: let through by allow: mcp__slack; recommended: left to the product/]],
    ['"mcp__slack__get_user"', '"mcp_slack_get_user"', ['dead', /^mcp_slack_get_user under permissions\.allow is spelled as for Gemini CLI.*Write mcp__slack__get_user\.$/], ['stricter', /^get_user /]],
    ['"mcp__slack__get_user"', '"mcp__Slack__get_user"', ['dead', /is written in another case/], ['stricter', /^get_user/]],
    ['"mcp__slack__get_user"', '"mcp__slack_get_user"', ['dead', /has other separators/], ['stricter', /^get_user/]],
    ['"mcp__slack__get_user"', '"mcp__slack__get_us"', ['dead', /is cut short, so it matches nothing\. Write mcp__slack__get_user\./], ['stricter', /^get_user/]],
    ['"mcp__slack__get_user"', '"mcp__slack__get_user(id:1)"', ['dead', /has parentheses behind the name/], ['stricter', /^get_user/]],
    ['"mcp__slack__get_user"', '"get_user"', ['dead', /lacks the name of the server \(rules for tools of servers begin with mcp__\)/], ['stricter', /^get_user/]],
    ['"mcp__slack__get_user"', '"mcp__slack__get_user", "mcp__*"', ['dead', /^.mcp__\*. under permissions\.allow never matches: under allow a \* counts only after the whole name of a server, so it matches nothing\.$/]],
    ['"mcp__slack__delete_it"', '"mcp__slack__delete_it", "mcp__*__delete_*", "mcp__other__*"'],
    ['"mcp__slack__get_user"', '"mcp__slack__get_user", "Bash(ls:*)", "Read", "mcp__other__get_user", "mcp__slack_dev__x"'],
    ['"permissions": {', '"permissions": { "defaultMode": "bypassPermissions",', ['laxer', /^Tools that are not listed.* run, for the file sets bypassPermissions/]],
  ],
  codex: [
    ['"post_it" ]', '"post_it", "archive" ]', ['unknown', /^archive under enabled_tools/]],
    ['disabled_tools = [ "delete_it" ]', ''],
    ['tools.post_it]\napproval_mode = "prompt"', 'tools.post_it]\napproval_mode = "approve"', ['laxer', /^post_it \(medium\): allow, by approval_mode = approve; recommended: ask\.$/]],
    ['tools.post_it]\napproval_mode = "prompt"', 'tools.post_it]\napproval_mode = "auto"', ['laxer', /^post_it \(medium\): no rule, so it asks by default; recommended: ask\./]],
    ['tools.get_user]', 'tools.mcp__slack__get_user]', ['dead', /is spelled as for Claude Code/], ['stricter', /^get_user/]],
    [/enabled_tools = .*\n/, '', ['laxer', /^Tools that are not listed.* asked about by default_tools_approval_mode = prompt; recommended: denied by enabled_tools/]],
    ['[mcp_servers.slack]', '[mcp_servers.slack]\nenabled = false', ['stricter', /^/], ['stricter', /^/], ['stricter', /^/]],
  ],
  'gemini-cli': [
    ['toolName = "delete_it"\ndecision = "deny"', 'toolName = "delete_it"\ndecision = "allow"', ['laxer', /^delete_it/]],
    ['toolName = "post_it"', 'toolName = "Post_it"', ['dead', /^mcp_slack_Post_it under rule 3 is written in another case/]],
    ['toolName = "get_user"', 'toolName = "get_users"', ['dead', /^mcp_slack_get_users under rule 1 names no tool of this server.*Write mcp_slack_get_user\./], ['stricter', /^get_user/]],
    ['mcpName = "slack"\ntoolName = "get_user"', 'toolName = "mcp__slack__get_user"', ['dead', /is spelled as for Claude Code/], ['stricter', /^get_user/]],
    ['[[rule]]', '[[rule]]\nmcpName = "slack"\ntoolName = "post_it"\ndecision = "allow"\npriority = 300\nargsPattern = "x"\n\n[[rule]]', ['laxer', /^post_it \(medium\): ask, but not for every call, by .*; recommended: ask\.$/]],
    ['[[rule]]', '[[rule]]\nmcpName = "slack"\ntoolName = "post_it"\ndecision = "deny"\npriority = 300\nargsPattern = "x"\n\n[[rule]]'],
    ['toolName = "*"', 'toolName = "later_on"', ['laxer', /^Tools that are not listed/], ['unknown', /later_on/]],
    ['[[rule]]', '[[rule]]\ntoolName = "read_file"\ndecision = "allow"\npriority = 5\n\n[[rule]]'],
  ],
  'copilot-cli': [
    ['copilot ', 'copilot --allow-all-tools ', ['laxer', /^list_all .*allow, by --allow-all-tools/], ['laxer', /^post_it/], ['laxer', /^Tools that are not listed/]],
    ["--allow-tool 'slack(get_user)'", "--allow-tool 'slack(get.user)'", ['dead', /has other separators.*Write .*slack\(get_user\)/], ['stricter', /^get_user/]],
    ["--allow-tool 'slack(get_user)'", "--allow-tool 'slack(get_*)'", ['dead', /never matches: a \* is no pattern there/], ['stricter', /^get_user/]],
    ["--deny-tool 'slack(delete_it)'", "--deny-tool 'slack(delete_its)'", ['dead', /delete_its.*names no tool/]],
    ["--allow-tool 'slack(get_user)'", "--allow-tool 'slack(get_user)' --allow-tool 'shell(git)' --allow-tool write"],
  ],
  opencode: [
    ['"slack_delete_it": "deny"', '"slack_delete_it": "ask"', ['laxer', /^delete_it \(medium\): ask, by slack_delete_it; recommended: deny/]],
    ['"slack_*": "ask"', '"other": "ask"', ['laxer', /^Tools that are not listed.* run without asking, as opencode does by default/]],
    ['"slack_post_it"', '"slack-post_it"', ['dead', /has other separators/]],
    ['"slack_post_it"', '"mcp__slack__post_it"', ['dead', /is spelled as for Claude Code/]],
    ['"slack_delete_it": "deny"', '"slack_delete_it": "deny", "sl*": "allow"', ['laxer', /^list_all/], ['laxer', /^post_it/], ['laxer', /^delete_it/], ['laxer', /^Tools/]],
  ],
  vscode: [
    ['"post_it": false', '"post_it": true', ['laxer', /^post_it/]],
    ['"post_it": false', '"slack/post_it": false', ['laxer', /^post_it/], ['dead', /is spelled as for Kiro/]],
    ['"post_it": false', '"post_it": false, "get_user": false', ['stricter', /^get_user \(medium\): ask/]],
    ['"post_it": false', '"post_it": false, "tool_of_another_server": false'],
  ],
  cursor: [
    ['"slack:get_user"', '"slack:get_user", "slack:post_it"', ['laxer', /^post_it \(medium\): allow, by .*slack:post_it/]],
    ['"slack:get_user"', '"slack:*"', ['laxer', /./], ['laxer', /./], ['laxer', /./], ['laxer', /^Tools/]],
    ['"slack:get_user"', '"slack:get_user", "slack/post_it"', ['dead', /Write .*slack:post_it/]],
    ['"slack:get_user"', '"slack:get_user", "slack:gone_forever"', ['laxer', /gone_forever.*a tool that takes this name would run at once/]],
    ['"slack:get_user"', '"slack:get_user", "gitlab:*"'],
  ],
  'openai-responses': [
    ['"never": {\n      "tool_names": [\n        "get_user"', '"never": {\n      "tool_names": [\n        "delete_it",\n"get_user"'],
    ['"allowed_tools": [', '"allowed_tools": [ "delete_it",', ['laxer', /^delete_it \(medium\): ask, by require_approval; recommended: deny/]],
    ['"allowed_tools": [\n    "get_user"', '"allowed_tools": [\n    "get_User"', ['dead', /another case/], ['stricter', /^get_user/]],
    [/"allowed_tools": \[[^\]]*\],/, '', ['laxer', /^delete_it/], ['laxer', /^Tools/]],
  ],
  'claude-api': [
    ['"post_it": {\n      "enabled": false', '"post_it": {\n      "enabled": true', ['laxer', /^post_it/]],
    ['"get_user"', '"slack_get_user"', ['dead', /is spelled as for opencode/], ['stricter', /^get_user/]],
    ['"default_config": {\n    "enabled": false', '"default_config": {\n    "enabled": true', ['laxer', /^Tools that are not listed/]],
  ],
  policylayer: [
    ['"get_user": {}', '"get_user": {}, "archive": {}', ['laxer', /archive.*would run at once/]],
    ['"max": 30', '"max": 60', ['laxer', /^list_all \(medium\): limit, 60 times a minute, by .*; recommended: limit, 30 times a minute\.$/]],
    ['"max": 30', '"max": 3', ['stricter', /^list_all/]],
    ['"window": "minute"', '"window": "day"', ['stricter', /^list_all/]],
    ['"default": "deny"', '"default": "allow"', ['laxer', /^Tools/]],
    ['    "post_it",\n', ''],
    ['"post_it"', '"Post_it"', ['dead', /another case/]],
    ['"hide": [', '"hide": ["*",', ['stricter', /./], ['stricter', /./]],
    ['"get_user": {}', '"get_user": { "deny_if": [{ "conditions": [] }] }', ['stricter', /^get_user/]],
  ],
  intercept: [
    ['  - post_it\n', ''],
    ['get_user:\n    rules: []', 'get_user:\n    rules: []\n  post_it:\n    rules: []'],
    ['"30/minute"', '"31/minute"', ['laxer', /31 times a minute/]],
    ['default: deny\n', '', ['laxer', /^Tools/]],
    ['get_user:', 'get-user:', ['dead', /other separators/], ['stricter', /^get_user/]],
  ],
  toolhive: [
    ['forbid(principal, action == Action::"call_tool", resource == Tool::"delete_it");', 'permit(principal, action == Action::"call_tool", resource == Tool::"delete_it") when { context.arg_x == "y" };', ['laxer', /^delete_it \(medium\): deny, but not for every call/]],
    [' when { principal has claim_roles && principal.claim_roles.contains("mcp-approver") }', '', ['laxer', /^post_it \(medium\): allow, by policy 2; recommended: deny, but not for every call/]],
    ['principal has claim_roles && principal.claim_roles.contains("mcp-approver")', 'context has arg_x && context.arg_x == "y"', ['laxer', /^post_it \(medium\): deny, but some arguments are let through, by policy 2/]],
    ['"mcp-approver"', '"my-own-role"'],
    ['maxTokens: 30', 'maxTokens: 90', ['laxer', /90 times a minute/]],
    ['"1m0s"', '"1h0m0s"', ['stricter', /30 times an hour/]],
    ['Tool::"get_user"', 'Tool::"slack_get_user"', ['dead', /opencode/], ['stricter', /^get_user/]],
    [/ {2}rateLimiting:[^]*$/, '', ['laxer', /^list_all \(medium\): allow/]],
  ],
  agentgateway: [
    ['"post_it", "delete_it"])', '"post_it"])'],
    ['["get_user", "list_all"]', '["get_user", "list_all", "archive"]', ['laxer', /archive under rule 1/]],
    ['mcp.tool.name in ["get_user", "list_all"]', 'mcp.tool.name in ["get-user", "list_all"]', ['dead', /other separators/], ['stricter', /^get_user/]],
    [/- require: .*\n/, "- 'true'\n", ['laxer', /./], ['laxer', /./], ['laxer', /^Tools/]],
    [/- require: .*\n/, '- \'mcp.tool.name == "delete_it" && jwt.sub == "me"\'\n', ['laxer', /^delete_it \(medium\): deny, but not for every call/]],
  ],
  agentcore: [
    [/forbid.*\n/, ''],
    ['slack___get_user', 'slack__get_user', ['dead', /is spelled as for|has other separators/], ['stricter', /^get_user/]],
    [' when { principal.hasTag("role") && principal.getTag("role") == "mcp-approver" }', '', ['laxer', /^post_it/]],
    ['principal.hasTag("role") && principal.getTag("role") == "mcp-approver"', 'context.input has x && context.input.x == "y"', ['laxer', /^post_it .*some arguments are let through/]],
    ['action in [AgentCore::Action::"slack___get_user"', 'action in [AgentCore::Action::"other___x", AgentCore::Action::"slack___get_user"'],
  ],
  'envoy-ai-gateway': [
    ['          - post_it\n', ''],
    ['include:\n          - get_user', 'include:\n          - get_user\n          - archive', ['laxer', /archive/]],
    ['include:\n          - get_user', 'include:\n          - slack__get_user', ['dead', /is spelled as for Goose/], ['stricter', /^get_user/]],
    [/ {8}include:\n( {10}- .*\n)*/, '', ['laxer', /^Tools that are not listed.* let through by toolSelector includes it/]],
  ],
  opa: [
    ['"post_it": {"decision":{"action":"ask"}}', '"post_it": {"decision":{"action":"allow"}}', ['laxer', /^post_it \(medium\): allow/]],
    ['"max":30', '"max":31', ['laxer', /31 times a minute/]],
    ['"post_it": {"decision":{"action":"ask"}}', '"post_it": {"decision":{"action":"ask"},"eased":{"decision":{"action":"allow"},"when":[]}}'],
    ['"get_user"', '"get_user2"', ['dead', /names no tool/], ['stricter', /^get_user/]],
    ['"get_user"', '"gone": {"decision":{"action":"deny"}},\n\t"get_user"', ['unknown', /gone/]],
  ],
  cerbos: [
    ['EFFECT_DENY', 'EFFECT_ALLOW', ['laxer', /^delete_it \(medium\): allow, by rule 4/]],
    ['- mcp-approver', '- "*"', ['laxer', /^post_it/]],
    ['- mcp-approver', '- my-own-role'],
    ['- mcp-approver', '- "*"\n      condition: {match: {expr: R.attr.arguments.x == "y"}}', ['laxer', /^post_it .*some arguments are let through/]],
    ['"tools/call::get_user"', '"tools/call::getUser"', ['dead', /getUser under rule 2 has other separators/], ['stricter', /^get_user/]],
    ['- "tools/call::get_user"', '- "tools/call::*"', ['laxer', /^post_it/], ['laxer', /^Tools/]],
  ],
  ...addedRow('changes'),
};

for (const id of targetIds) {
  const printed = printedPolicy(id, server);
  describe(`${targets[id].label}: a check of`, () => {
    test('what is recommended finds nothing', () => {
      const [found] = check(id, printed, server);
      assert.deepEqual([found?.findings, found?.tools, found?.unlisted.found], [[], 4, found?.unlisted.recommended]);
    });
    for (const [from, to, ...expected] of changes[id]) {
      test(`${String(from).slice(0, 60)} → ${to.slice(0, 60)}`, () => {
        const changed = printed.replace(from, to);
        assert.notEqual(changed, printed, 'the change is one');
        const [found] = check(id, changed, server);
        const said = found!.findings.map(({ kind, says }) => `${kind}: ${says}`);
        assert.deepEqual(found!.findings.map(({ kind }) => kind), expected.map(([kind]) => kind), said.join('\n'));
        for (const [index, [, says]] of expected.entries()) assert.match(found!.findings[index]!.says, says);
      });
    }
  });
}

/** Files that hold nothing for the server. */
const empties: Record<TargetId, string> = {
  policylayer: '{ "version": "1" }',
  'claude-code': '{ "model": "x", "permissions": { "allow": ["Bash", "mcp__other__x"] } }',
  codex: '[mcp_servers.other]\nenabled_tools = []\n',
  'gemini-cli': '[[rule]]\nmcpName = "other"\ntoolName = "*"\ndecision = "deny"\npriority = 1\n',
  'copilot-cli': "copilot -p 'do it' --deny-tool 'other(x)'",
  opencode: '{ "permission": { "bash": "ask" } }',
  vscode: '{ "editor.tabSize": 2 }',
  cursor: '{}',
  'openai-responses': '{ "model": "x", "tools": [] }',
  'claude-api': '{ "type": "mcp_toolset", "mcp_server_name": "other" }',
  intercept: 'version: "1"\n',
  toolhive: 'cedar:\n  policies: []\n',
  agentgateway: 'mcp:\n  policies:\n    mcpAuthorization:\n      rules: [\'mcp.tool.target == "other"\']\n',
  agentcore: '',
  'envoy-ai-gateway': 'kind: MCPRoute\nspec:\n  backendRefs: [{name: other}]\n',
  opa: targets.opa.print({ tools: {} }),
  cerbos: 'resourcePolicy:\n  rules: []\n',
  ...addedRow('empty'),
};

describe('a file that holds nothing for the server', () => {
  for (const id of targetIds) {
    test(`is never clean: ${targets[id].label}`, () => {
      const [found] = check(id, empties[id], server);
      assert.equal(found?.findings[0]?.kind, 'empty');
      assert.match(found.findings[0].says, /^No entry is about any of its 4 tools\. /);
    });
    test(`nor when nothing in it could be about its tools: ${targets[id].label}`, () => {
      const still = checkedServer(withDefinitions([imaginedItem('get_user', id === 'vscode' ? 'allow' : 'ask')]));
      assert.equal(check(id, empties[id], still)[0]?.findings.some(({ kind }) => kind === 'empty'), id !== 'copilot-cli', 'a command without flags is all that Copilot CLI needs');
    });
  }
});

describe('a file that calls the server by another name', () => {
  const renamed = checkedServer({ ...slack, serverKey: 'team' });
  for (const id of targetIds.filter((one) => targets[one].serverKeys !== undefined)) {
    test(`is told with that name: ${targets[id].label}`, () => {
      const [first] = check(id, printedPolicy(id, renamed), server)[0]!.findings;
      assert.deepEqual([first?.kind, first?.suggestion], ['empty', 'team']);
      assert.match(first!.says, /^No entry is about any of its 4 tools under the key slack, but there are some under team: give that with --server-key\.$/);
    });
  }
});

describe('what a policy was made for', () => {
  const changed = { ...server, stamp: { ...server.stamp, definitions: '0123456789ab', version: '2.0\u202e0' } };
  for (const id of targetIds) {
    const says = targets[id].file.language === 'json' ? [] : ['The policy was made for version 1.0.0 (definitions 652d14a641f6); the server is at version “2.0⟨U+202E⟩0” (definitions 0123456789ab).'];
    test(`stands in a comment, where there are comments: ${targets[id].label}`, () => {
      assert.deepEqual(check(id, printedPolicy(id, server), changed)[0]?.findings.map((finding) => finding.says), says);
    });
  }
  test('is the same whatever order tools are listed in, and another with other definitions', () => {
    const [first, second] = [[{ name: 'a' }, { name: 'b' }], [{ name: 'b' }, { name: 'a' }]] as const;
    assert.deepEqual(policyStamp('x', undefined, first), policyStamp('x', undefined, second));
    assert.notDeepEqual(policyStamp('x', undefined, first), policyStamp('x', undefined, [...first, { name: 'c' }]));
  });
  test('can be read whatever the server is called, and belongs to that server', () => {
    for (const name of hostileNames) {
      const text = commentLines('#', [sayStamp({ serverKey: name, version: name, definitions: '0123456789ab' })]);
      assert.equal(stampIn(text, name)?.definitions, '0123456789ab', JSON.stringify(name));
      assert.equal(stampIn(text, `${name} of another`.slice(-70)), null);
    }
  });
});

describe('a check of a part of the tools', () => {
  const part = { ...server, request: { ...server.request, scope: 'tool' as const, items: server.request.items.slice(2) }, definitions: server.definitions.slice(2), filled: server.filled.slice(2) };
  for (const id of targetIds) {
    test(`is clean where only these have rules, and where the others have some too: ${targets[id].label}`, () => {
      for (const text of [printedPolicy(id, part), printedPolicy(id, server)]) assert.deepEqual(check(id, text, part)[0]?.findings, []);
    });
  }
});

describe('one file for several servers', () => {
  const other = checkedServer({ ...withDefinitions([imaginedItem('send', 'deny'), imaginedItem('read', 'allow')]), serverKey: 'slack_dev' });
  for (const id of targetIds) {
    const target = targets[id];
    test(target.label, () => {
      const build = () => combinePolicies(target, [server.request, other.request]);
      if (typeof target.combine !== 'function') return assert.throws(build, (error) => error instanceof PlaceError && /takes one file a server/.test(error.message));
      const text = target.print(build().data, [sayStamp(server.stamp), sayStamp(other.stamp)]);
      assert.deepEqual(check(id, text, server, other).map(({ findings }) => findings), [[], []]);
      // The rule slack_* of both versions of opencode reaches the tools of slack_dev too.
      assert.equal(check(id, printedPolicy(id, server), server, other)[1]?.findings[0]?.kind, id.startsWith('opencode') ? 'laxer' : 'empty');
    });
  }
  test('says which tools it cannot tell apart', () => {
    const twin = { ...slack, serverKey: 'twin', items: [imaginedItem('get_user', 'deny')] };
    assert.match(combinePolicies(targets.vscode, [slack, twin]).lossy.join('\n'), /^Several servers have a tool called get_user in VS Code: the stricter entry counts for all of them\.$/m);
    for (const pair of [[slack, twin], [twin, slack]]) {
      assert.deepEqual(combinePolicies(targets['ai-sdk'], pair).data, {
        activeTools: ['list_all', 'post_it'], toolApproval: { get_user: 'denied', list_all: 'user-approval', post_it: 'user-approval', delete_it: 'denied' },
      });
    }
    const [a, b] = [{ ...slack, serverKey: 'a', items: [imaginedItem('b_c', 'allow')] }, { ...slack, serverKey: 'a_b', items: [imaginedItem('c', 'deny')] }];
    assert.deepEqual(combinePolicies(targets.opencode, [a, b]).data, { $schema: 'https://opencode.ai/config.json', permission: { 'a_*': 'ask', 'a_b_*': 'ask', a_b_c: 'deny' } });
    const [evil, foo] = [{ ...slack, serverKey: 'evil__foo', items: [imaginedItem('get', 'ask'), imaginedItem('list', 'allow')] }, { ...slack, serverKey: 'evil', items: [imaginedItem('foo__get', 'allow'), imaginedItem('foo__list', 'allow')] }];
    const both = combinePolicies(targets['claude-code'], [foo, evil]);
    assert.deepEqual(both.data, { permissions: { allow: ['mcp__evil__foo__list'], ask: ['mcp__evil__foo__get'] } });
    assert.match(both.lossy.join('\n'), /Several servers have a tool called mcp__evil__foo__get and mcp__evil__foo__list in Claude Code: the stricter entry counts/);
    assert.throws(() => combinePolicies(targets['gemini-cli'], [a, b]), /cannot tell tools of several of these servers apart: mcp_a_b_c/);
  });
});

describe('whatever strangers call their tools', () => {
  const names = hostileNames.filter((name) => name.length < 500);
  const hostile = checkedServer(withDefinitions(names.map((name, index) => imaginedItem(name, (['allow', 'limit', 'ask', 'deny'] as const)[index % 4]!))));
  const shuffled = checkedServer(withDefinitions(names.map((name, index) => imaginedItem(name, (['deny', 'ask', 'limit', 'allow'] as const)[index % 4]!))));
  for (const id of targetIds) {
    test(`what is recommended is clean, and sentences hide nothing: ${targets[id].label}`, () => {
      assert.deepEqual(check(id, printedPolicy(id, hostile), hostile)[0]?.findings, []);
      const findings = [...check(id, printedPolicy(id, shuffled), hostile)[0]!.findings, ...check(id, printedPolicy(id, hostile), server)[0]!.findings];
      assert.ok(findings.length > 0);
      for (const { says } of findings) {
        assert.deepEqual(hiddenCharacters(says), []);
        assert.ok(says.length < 1000 && !/[\n\t]/.test(says), says);
      }
    });
  }
});
