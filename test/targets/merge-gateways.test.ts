import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TargetId } from '../../src/schema/policy.ts';
import { decisions, termsOf } from '../../src/schema/vocabulary.ts';
import { spellItems } from '../../src/targets/names/spell-items.ts';
import { targets } from '../../src/targets/targets.ts';
import { hiddenCharacters } from '../../src/text/visible.ts';
import { catalogRequests } from './catalog-requests.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';
import { assertDecides, dataOf, mergeInto, slack } from './merge-trial.ts';

const gateways = ['agentgateway', 'toolhive', 'policylayer'] as const satisfies TargetId[];
const everyDecision = termsOf(decisions);
const admin = imaginedRequest([imaginedItem('delete', 'allow'), imaginedItem('ban', 'ask')], { serverKey: 'slack-admin' });

describe('agentgateway: rules of a target among others', () => {
  const before = `# gateway
mcp:
  port: 3000   # port
  policies:
    mcpAuthorization:
      rules:
        # prompts too
        - has(mcp.prompt)
        - 'mcp.tool.target == "slack" && mcp.tool.name in ["gone", "get"]' # old
        - require: '!(has(mcp.tool) && mcp.tool.target == "slack" && mcp.tool.name in ["gone"])'
        - 'mcp.tool.target == "slack-admin" && mcp.tool.name in ["gone"]'
        - 'mcp.tool.target == "slack" && mcp.tool.name == "special" && jwt.sub == "ann"'
  targets:
    - name: slack
      mcp: { host: "https://example.com/mcp/" }
`;
  const after = `# gateway
mcp:
  port: 3000   # port
  policies:
    mcpAuthorization:
      rules:
        # prompts too
        - has(mcp.prompt)
        # old
        - 'mcp.tool.target == "slack-admin" && mcp.tool.name in ["gone"]'
        - 'mcp.tool.target == "slack" && mcp.tool.name == "special" && jwt.sub == "ann"'
        - 'mcp.tool.target == "slack" && mcp.tool.name in ["get", "list"]'
        - require: '!(has(mcp.tool) && mcp.tool.target == "slack" && mcp.tool.name in ["gone", "post", "delete"])'
  targets:
    - name: slack
      mcp: { host: "https://example.com/mcp/" }
`;
  test('ours are replaced, all else stays', () => {
    const { text, removed } = mergeInto('agentgateway', before);
    assert.equal(text, after);
    assert.deepEqual(removed, []);
    assert.deepEqual(mergeInto('agentgateway', before.replace(/.*require.*\n/, '')).removed, ['gone']);
    assert.equal(mergeInto('agentgateway', after).text, after);
    assert.equal(mergeInto('agentgateway', before.replaceAll('\n', '\r\n')).text, after.replaceAll('\n', '\r\n'));
  });
  test('a policy for one tool keeps what is said of the others', () => {
    const one = imaginedRequest([imaginedItem('post', 'allow')], { serverKey: 'slack', scope: 'tool' });
    const { text } = mergeInto('agentgateway', after, one);
    assertDecides('agentgateway', text, one, one.items, after);
    assertDecides('agentgateway', text, slack, slack.items.filter(({ name }) => name !== 'post'));
  });
  const ways: [string, string][] = [
    ['without rules', 'mcp:\n  port: 3000 # p\n# end\n'],
    ['in one line', 'mcp: { port: 3000 }\n'],
    ['as JSON', '{"mcp": {"port": 3000}}'],
    ['with a list in brackets', 'mcp:\n  policies:\n    mcpAuthorization:\n      rules: [ "has(mcp.prompt)" ]\nbinds: []\n'],
    ['with an empty list', 'mcp:\n  policies:\n    mcpAuthorization:\n      rules: []\n'],
    ['with a key without a value', 'mcp:\n  policies:\n    mcpAuthorization:\n      rules:\n  targets: []\n'],
    ['with dashes under the key', 'mcp:\n  policies:\n    mcpAuthorization:\n      rules:\n      - has(mcp.prompt)'],
    ['with block texts', 'mcp:\n  policies:\n    mcpAuthorization:\n      rules:\n        - >-\n          mcp.tool.target == "slack" &&\n          mcp.tool.name in ["gone"]\n        - deny: has(mcp.resource)\n'],
  ];
  for (const [way, text] of ways) {
    test(`a file ${way}`, () => {
      const result = mergeInto('agentgateway', text);
      assertDecides('agentgateway', result.text, slack);
      assert.equal(mergeInto('agentgateway', result.text).text, result.text);
      assert.doesNotMatch(result.text, /gone/);
      for (const comment of text.match(/#.*/g) ?? []) assert.ok(result.text.includes(comment));
    });
  }
  test('an alias on the way is refused', () => assert.throws(() => mergeInto('agentgateway', 'a: &x { policies: {} }\nmcp: *x\n'), /cannot be edited safely/));
  test('YAML that is none is named by line and column', () => assert.throws(() => mergeInto('agentgateway', 'mcp:\n  port: [1\n'), /^PlaceError: settings:\d+:\d+: /));
  test('a rule that opens more is named', () => {
    const { shadows } = mergeInto('agentgateway', 'mcp: { policies: { mcpAuthorization: { rules: [ "true" ] } } }');
    assert.deepEqual(shadows, [{ entry: 'rule 1', tools: ['tools that are not listed'], instead: 'allow' }]);
  });
});

describe('ToolHive: policies in the resource of the server', () => {
  const before = `apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPServer
metadata: { name: slack }
spec:
  image: example/slack # pinned
  authzConfig:
    type: inline
    inline:
      policies:
        # the team
        - 'permit(principal, action == Action::"call_tool", resource == Tool::"post") when { principal has claim_team };'
        - 'permit(principal, action == Action::"call_tool", resource == Tool::"gone");'
        - |
          permit(principal, action == Action::"call_tool",
            resource == Tool::"delete");
      entitiesJson: '[]'
  rateLimiting:
    tools:
      - name: gone
        shared: { maxTokens: 5, refillPeriod: 1h0m0s }
      - name: list
        shared:
          maxTokens: 5
          refillPeriod: 1h0m0s
  transport: stdio
`;
  test('ours and stale ones are replaced, the image and conditions of somebody else stay', () => {
    const { text, removed } = mergeInto('toolhive', before);
    assertDecides('toolhive', text, slack);
    assert.deepEqual(removed, ['gone']);
    assert.ok(text.startsWith(before.slice(0, before.indexOf('        - \'permit(principal, action == Action::"call_tool", resource == Tool::"gone")'))));
    assert.match(text, /entitiesJson: '\[\]'\n {2}rateLimiting:\n {4}tools:\n {6}- name: list\n/);
    assert.match(text, /transport: stdio\n {2}sessionStorage:\n {4}provider: redis\n/);
    assert.equal(mergeInto('toolhive', text).text, text);
  });
  test('a resource without policies gets them', () => {
    const { text } = mergeInto('toolhive', 'kind: MCPServer\nmetadata:\n  name: slack\nspec:\n  image: x # here\n');
    assertDecides('toolhive', text, slack);
    assert.deepEqual((dataOf('toolhive', text) as { spec: { authzConfig: unknown } }).spec.authzConfig, (targets.toolhive.build(slack).data as { spec: { authzConfig: unknown } }).spec.authzConfig);
  });
  test('an authz.yaml gets the policies, and a word about rates', () => {
    const { text, notes } = mergeInto('toolhive', 'version: "1.0"\ntype: cedarv1\ncedar:\n  policies: []\n  entities_json: "[]"\n');
    assertDecides('toolhive', text, slack, slack.items.filter(({ decision }) => decision !== 'limit'));
    assert.match(notes.join(), /no rates/);
  });
  test('the resource of another server, or of another kind, is refused', () => {
    assert.throws(() => mergeInto('toolhive', before, admin), /metadata\.name: is "slack", and the policy is for slack-admin\. Name the server with --server-key/);
    assert.throws(() => mergeInto('toolhive', 'kind: Pod\n'), /is neither an MCPServer resource nor an authz\.yaml/);
  });
});

describe('PolicyLayer: entries of tools in a policy.json', () => {
  test('are replaced by name; other names, what is hidden and a default stay, and the default is named', () => {
    const before = '{ "version": "1", "default": "allow", "hide": ["get", "mine"], "tools": { "delete": {}, "other": {} } }';
    const { text, shadows, notes } = mergeInto('policylayer', before);
    assertDecides('policylayer', text, slack, slack.items, before);
    assert.deepEqual(new Set((JSON.parse(text) as { hide: string[] }).hide), new Set(['mine', 'get', 'post', 'delete']));
    assert.match(notes.join(), /stricter than recommended about get,/);
    assert.deepEqual(shadows.map(({ entry, tools }) => [entry, ...tools]), [['default is allow', 'tools that are not listed']]);
  });
});

for (const id of gateways) {
  const target = targets[id];
  describe(`${target.label}: in any file`, () => {
    test('from nothing it is the policy that is printed', () => {
      for (const start of ['', ...(id === 'policylayer' ? [] : ['# mine\n', '# mine', '# mine\r\n'])]) {
        const { text } = mergeInto(id, start);
        assert.deepEqual(dataOf(id, text), JSON.parse(JSON.stringify(target.build(slack).data)));
        assert.ok(text.startsWith(start));
        assert.equal(mergeInto(id, text).text, text);
      }
    });
    test('servers of the catalog decide as their own policies say', async () => {
      let text = '';
      const requests = (await catalogRequests()).filter((_, index) => index % 12 === 1);
      for (const request of requests) {
        const result = mergeInto(id, id === 'agentgateway' ? text : '', request);
        text = result.text;
        if (id === 'agentgateway') continue;
        assertDecides(id, text, request);
        assert.equal(mergeInto(id, text, request).text, text);
      }
      if (id === 'agentgateway') for (const request of requests) assertDecides(id, text, request);
    });
    test('whatever a stranger calls a tool', () => {
      const items = [...hostileNames, ...inventedNames(20261128, 120)].map((name, index) => imaginedItem(name, everyDecision[index % everyDecision.length]!));
      const request = imaginedRequest(items, { serverKey: 'slack' });
      const first = mergeInto(id, '').text;
      const { text } = mergeInto(id, first, request);
      assertDecides(id, text, request, spellItems(request, target.nameOf).items.map(({ item }) => item), first);
      assert.deepEqual(hiddenCharacters(text), []);
      assert.equal(mergeInto(id, text, request).text, text);
      const changed = imaginedRequest(items.map((item, index) => ({ ...item, decision: everyDecision[(index + 1) % everyDecision.length]! })), { serverKey: 'slack' });
      assertDecides(id, mergeInto(id, text, changed).text, changed, spellItems(changed, target.nameOf).items.map(({ item }) => item), text);
    });
  });
}
