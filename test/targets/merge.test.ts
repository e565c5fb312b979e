import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { targetIds } from '../../src/schema/policy.ts';
import { merges } from '../../src/targets/merge/merges.ts';
import { targets } from '../../src/targets/targets.ts';
import { clientSchemas } from './client-schemas.ts';
import { imaginedItem, imaginedRequest } from './imagined-request.ts';
import { assertDecides, dataOf, merged, mergeInto, slack } from './merge-trial.ts';

/** A file of each product with things of somebody's own, entries of neighbours and older entries of ours, and the same file afterwards. */
const files: Record<(typeof merged)[number], { before: string; after: string; removed: string[] }> = {
  'claude-code': {
    before: `{
    "model": "opus",
    "permissions": {
        "deny": ["Read(./.env)"],
        "allow": [
            "Bash(ls:*)",
            "mcp__slack__delete",
            "mcp__slack__get",
            "mcp__slack__gone",
            "mcp__slack-admin__gone",
            "mcp__slack__admin__gone"
        ],
        "additionalDirectories": [ "../docs/" ]
    }
}
`,
    after: `{
    "model": "opus",
    "permissions": {
        "deny": ["Read(./.env)", "mcp__slack__delete"],
        "allow": [
            "Bash(ls:*)",
            "mcp__slack__get",
            "mcp__slack-admin__gone",
            "mcp__slack__admin__gone"
        ],
        "additionalDirectories": [ "../docs/" ],
        "ask": [
            "mcp__slack__list",
            "mcp__slack__post"
        ]
    }
}
`,
    removed: ['mcp__slack__gone'],
  },
  cursor: {
    before: '{\n\t"mcpAllowlist": ["slack:delete", "slack:get", "slack:gone", "slack-admin:gone", "slack:re*"],\n\t"terminalAllowlist": ["ls"]\n}',
    after: '{\n\t"mcpAllowlist": ["slack:get", "slack-admin:gone", "slack:re*"],\n\t"terminalAllowlist": ["ls"]\n}',
    removed: ['slack:gone'],
  },
  vscode: {
    before: `{
  "editor.fontSize": 14,
  "chat.tools.eligibleForAutoApproval": { "post": true, "deploy": false }, // mine
  "files.eol": "\\n"
}
`,
    after: `{
  "editor.fontSize": 14,
  "chat.tools.eligibleForAutoApproval": { "deploy": false, "list": false, "post": false, "delete": false }, // mine
  "files.eol": "\\n"
}
`,
    removed: [],
  },
  opencode: {
    before: `{
  "mcp": { "slack": {}, "slack_admin": {} },
  "permission": {
    "slack_*": "allow",
    "slack_delete": "deny", // never
    "slack_gone_too": "allow",
    "slack_get": "ask",
    "*": "allow",
    "slack_admin_*": "deny",
    "bash": "ask"
  }
}
`,
    after: `{
  "mcp": { "slack": {}, "slack_admin": {} },
  "permission": {
    // never
    "*": "allow",
    "slack_*": "ask",
    "slack_admin_*": "deny",
    "bash": "ask",
    "slack_get": "allow",
    "slack_list": "ask",
    "slack_post": "ask",
    "slack_delete": "deny"
  }
}
`,
    removed: ['slack_gone_too'],
  },
  codex: {
    before: `model = "gpt" # the usual
notice.seen = 2024-01-01T00:00:00Z
big = 9007199254740993

# the other one
[mcp_servers.slack-admin]
command = 'npx'
enabled_tools = ["gone"]

[mcp_servers.slack] # ours
command = "npx"
enabled_tools = [
  "gone", # it was nice
  "get",
  "delete",
]
env = { TOKEN = "x" }

[mcp_servers.slack.tools.gone]
approval_mode = "approve"

[mcp_servers.slack.tools.get]
approval_mode = "auto" # hm

# profiles
[profiles.fast]
model = 'mini'
`,
    after: `model = "gpt" # the usual
notice.seen = 2024-01-01T00:00:00Z
big = 9007199254740993

# the other one
[mcp_servers.slack-admin]
command = 'npx'
enabled_tools = ["gone"]

[mcp_servers.slack] # ours
command = "npx"
enabled_tools = [
  # it was nice
  "get",
  "list",
  "post",
]
env = { TOKEN = "x" }
disabled_tools = [ "delete" ]
default_tools_approval_mode = "prompt"

[mcp_servers.slack.tools.get]
approval_mode = "approve" # hm

[mcp_servers.slack.tools.list]
approval_mode = "prompt"

[mcp_servers.slack.tools.post]
approval_mode = "prompt"

# profiles
[profiles.fast]
model = 'mini'
`,
    removed: ['gone'],
  },
  'gemini-cli': {
    before: `# mine
[[rule]]
toolName = "run_shell_command"
decision = "ask_user"
priority = 100

[[rule]]
mcpName = "slack"
toolName = "gone"
decision = "allow"
priority = 250

# the other one
[[rule]]
mcpName = "slack-admin"
toolName = "gone"
decision = "deny"
priority = 999

[[rule]]
mcpName = "slack"
toolName = "delete"
decision = "deny" # never
priority = 999
`,
    after: `# mine
[[rule]]
toolName = "run_shell_command"
decision = "ask_user"
priority = 100

# the other one
[[rule]]
mcpName = "slack-admin"
toolName = "gone"
decision = "deny"
priority = 999

[[rule]]
mcpName = "slack"
toolName = "delete"
decision = "deny" # never
priority = 999

${['get:allow', 'list:ask_user', 'post:ask_user', '*:ask_user'].map((rule) => {
    const [tool, decision] = rule.split(':');
    return `[[rule]]\nmcpName = "slack"\ntoolName = "${tool}"\ndecision = "${decision}"\npriority = ${tool === '*' ? 210 : 250}\nmodes = [ "default", "autoEdit", "yolo" ]\n`;
  }).join('\n')}`,
    removed: ['gone'],
  },
};

for (const id of merged) {
  const { label } = targets[id];
  const { before, after, removed } = files[id];
  describe(`${label}: a policy in a file that is there`, () => {
    test('changes our entries alone, and says what it took out', () => {
      const result = mergeInto(id, before);
      assert.equal(result.text, after);
      assert.deepEqual(result.removed, removed);
      assert.deepEqual(result.shadows, []);
      assertDecides(id, result.text, slack);
    });
    test('keeps the line endings of the file', () => assert.equal(mergeInto(id, before.replaceAll('\n', '\r\n')).text, after.replaceAll('\n', '\r\n')));
    test('changes nothing the second time', () => assert.equal(mergeInto(id, after).text, after));
    test('makes a file that was empty, or held nothing but comments', () => {
      const comment = targets[id].file.language === 'toml' ? '# mine' : '// mine';
      for (const start of ['', '\n', ...(id === 'claude-code' ? [] : [`${comment}\n`, comment])]) {
        const { text } = mergeInto(id, start);
        assert.ok(text.startsWith(start.trimEnd()) && text.endsWith('\n'));
        assertDecides(id, text, slack);
        assert.equal(mergeInto(id, text).text, text);
      }
    });
    test('from nothing it is the policy that is printed, and fits the schema of the product', () => {
      const { text } = mergeInto(id, '');
      assert.deepEqual(dataOf(id, text), JSON.parse(JSON.stringify(targets[id].build(slack).data)));
      assert.ok(new Ajv({ formats: { regex: () => true } }).compile(clientSchemas[id])(dataOf(id, text)));
    });
    test('for one tool it leaves the others of the server alone', () => {
      const whole = mergeInto(id, before).text;
      const post = imaginedRequest([imaginedItem('post', 'deny')], { serverKey: 'slack', scope: 'tool' });
      const { text, removed: gone } = mergeInto(id, whole, post);
      assert.deepEqual(gone, []);
      assertDecides(id, text, post);
      assertDecides(id, text, slack, slack.items.filter(({ name }) => name !== 'post'));
      const back = mergeInto(id, text, imaginedRequest([imaginedItem('post', 'ask')], { serverKey: 'slack', scope: 'tool' }));
      assertDecides(id, back.text, post);
      if (targets[id].decide!(targets[id].build(post).data, 'slack', { tool: 'post', arguments: {} }).outcome === 'deny') assert.match(back.notes.join('\n'), /stricter than recommended about post, and stays so/);
    });
    test('takes nothing out as stale when the list of tools may be incomplete', () => assert.deepEqual(mergeInto(id, before, slack, null).removed, []));
    test('tools that are there, but that the policy is not about, keep their entries', () => {
      const some = { ...slack, items: slack.items.slice(0, 2) };
      const { text } = mergeInto(id, after, some, slack.items.map(({ name }) => name));
      assertDecides(id, text, slack);
    });
    test('what cannot be read is named by line and column', () => {
      const broken = targets[id].file.language === 'toml' ? 'a = 1\nb = = 2\n' : '{\n  "a": 1,\n  "b" 2\n}\n';
      assert.throws(() => mergeInto(id, broken), /^(PlaceError|DroppedFile): settings:[23]:\d+: is not (TOML|JSON)\b/);
    });
  });
}

describe('products without a settings file of that kind', () => {
  for (const id of targetIds.filter((one) => typeof merges[one] !== 'function')) {
    test(`${targets[id].label} refuses, with its reason`, () => assert.throws(() => mergeInto(id, ''), new RegExp(`^PlaceError: ${targets[id].label}: .{30,}\\.`)));
  }
  test('Copilot CLI is one of them', () => assert.ok('refused' in merges['copilot-cli']));
});

describe('what takes the effect from our rules is named', () => {
  const shadows = (id: (typeof merged)[number], text: string) => mergeInto(id, text).shadows.map(({ entry, tools, instead }) => `${entry} | ${tools.join(' ')} | ${instead}`);
  test('Claude Code: a rule for the whole server', () => {
    assert.deepEqual(shadows('claude-code', '{"permissions": {"ask": ["mcp__slack"]}}'), ['ask: mcp__slack | tools that are not listed | ask']);
    assert.deepEqual(shadows('claude-code', '{"permissions": {"allow": ["mcp__slack__*"]}}'), ['allow: mcp__slack__* | tools that are not listed | allow']);
    assert.match(mergeInto('claude-code', '{"permissions": {"deny": ["mcp__*__p*"]}}').notes.join(), /stricter than recommended about post, and stays so/);
  });
  test('Claude Code: a mode that asks nothing', () => {
    assert.match(mergeInto('claude-code', '{"permissions": {"defaultMode": "bypassPermissions"}}').notes.join(), /^permissions\.defaultMode is bypassPermissions/);
    assert.deepEqual(mergeInto('claude-code', '{"permissions": {"defaultMode": "plan"}}').notes, []);
  });
  test('a file that holds servers is another one', () => {
    for (const id of ['claude-code', 'cursor'] as const) assert.match(mergeInto(id, '{"mcpServers": {}}').notes.join(), /^The file has mcpServers, so it is not the (settings|permissions)\.json/);
  });
  test('Cursor: a pattern', () => {
    assert.deepEqual(shadows('cursor', '{"mcpAllowlist": ["*:post"]}'), ['*:post | post | allow']);
    assert.deepEqual(shadows('cursor', '{"mcpAllowlist": ["slack:*"]}'), ['slack:* | list post delete tools that are not listed | allow']);
  });
  test('Codex: a server that is switched off', () => {
    assert.deepEqual(shadows('codex', '[mcp_servers.slack]\ncommand = "x"\nenabled = false\n'), ['enabled = false | get list post | deny']);
  });
  test('Codex: a server without a command, with which it does not start', () => {
    assert.match(mergeInto('codex', '').notes.join(), /^mcp_servers\.slack has no command or url here\. Codex does not start/);
    assert.deepEqual(mergeInto('codex', '[mcp_servers.slack]\nurl = "https://example.com/mcp"\n').notes, []);
  });
  test('Gemini CLI: a rule with a higher priority', () => {
    assert.deepEqual(shadows('gemini-cli', '[[rule]]\nmcpName = "slack"\ntoolName = "*"\ndecision = "allow"\npriority = 300\n'), ['rule for "*" with priority 300 | list post tools that are not listed | allow']);
  });
  test('VS Code: a key that may be meant for another server stays, and asks', () => {
    const { text, notes } = mergeInto('vscode', '{"chat.tools.eligibleForAutoApproval": {"get": false}}');
    assert.match(text, /"get": false/);
    assert.match(notes.join(), /stricter than recommended about get, and stays so/);
  });
});

describe('a server whose key begins like another', () => {
  const admin = imaginedRequest([imaginedItem('delete', 'deny'), imaginedItem('get', 'ask'), imaginedItem('ban', 'ask')], { serverKey: 'slack_admin' });
  const dashed = { ...admin, serverKey: 'slack-admin' };
  for (const id of merged.filter((one) => one !== 'vscode')) {
    test(`${targets[id].label}: none takes anything from the other, in any order`, () => {
      for (const order of [[slack, admin, dashed], [dashed, admin, slack], [admin, slack, dashed, slack, admin]]) {
        const text = order.reduce((file, request) => mergeInto(id, file, request).text, '');
        for (const request of [slack, admin, dashed]) {
          assertDecides(id, text, request);
          assert.equal(mergeInto(id, text, request).text, text);
        }
      }
    });
  }
  test('opencode: a rule that may be one of another server stays, and is named', () => {
    const { text, notes, removed } = mergeInto('opencode', '{"permission": {"slack_admin_gone": "deny"}}');
    assert.deepEqual(dataOf('opencode', text), { permission: { 'slack_*': 'ask', slack_admin_gone: 'deny', slack_get: 'allow', slack_list: 'ask', slack_post: 'ask', slack_delete: 'deny' } });
    assert.match(notes.join(), /^slack_admin_gone stays/);
    assert.deepEqual(removed, []);
  });
  test('opencode: where the file says that there is no such server, it goes', () => {
    assert.deepEqual(mergeInto('opencode', '{"mcp": {"slack": {}}, "permission": {"slack_admin_gone": "allow"}}').removed, ['slack_admin_gone']);
  });
});

describe('files that cannot be edited safely are refused', () => {
  const cases: [(typeof merged)[number], string, RegExp][] = [
    ['claude-code', '{"permissions": {}, "permissions": {}}', /settings: permissions: stands there twice/],
    ['claude-code', '{"permissions": []}', /settings: permissions: is no object/],
    ['claude-code', '{"permissions": {"allow": "x"}}', /settings: permissions\.allow: is no list/],
    ['claude-code', '[]', /is no JSON object/],
    ['opencode', '{"permission": "allow"}', /settings: permission: is no object/],
    ['vscode', '{"folders": [], "settings": {}}', /settings: is a workspace file/],
    ['claude-code', `{"a": ${'['.repeat(20000)}`, /settings: is nested too deeply/],
    ['codex', `a = ${'['.repeat(20000)}`, /settings:?.*: is (?:nested too deeply|not TOML)/],
    ['codex', 'mcp_servers = 1', /settings: mcp_servers: is no table/],
    ['codex', '[[mcp_servers]]', /settings: mcp_servers: is no table/],
    ['codex', '[mcp_servers.slack]\ntools = 1', /settings: mcp_servers\.slack\.tools: is no table/],
    ['gemini-cli', '[[rule]]\ntoolName = "x"\ndecision = "maybe"\npriority = 1', /rule 1: decision: is no decision/],
  ];
  for (const [id, text, message] of cases) test(`${id}: ${text.slice(0, 80)}`, () => assert.throws(() => mergeInto(id, text), message));
});

describe('config.toml, however it spells the table of the server', () => {
  const table = '"command" = "x"';
  const forms: [string, string][] = [
    ['quoted header', `[mcp_servers."slack"]\n${table}\n`],
    ['dotted keys at the root', 'mcp_servers.slack.command = "x"\nmcp_servers.slack.tools.gone.approval_mode = "approve"\n\n[tui]\na = 1\n'],
    ['dotted keys under mcp_servers', '[mcp_servers]\nslack.command = "x"\nslack.tools.get.approval_mode = "auto"\nother.command = "y"\n'],
    ['an inline table', '[mcp_servers]\nslack = { command = "x", tools = { gone = { approval_mode = "approve" }, get = { approval_mode = "auto" } } } # here\n'],
    ['everything in one', 'mcp_servers = { slack = { command = "x" } }\n'],
    ['tools in one inline table', '[mcp_servers.slack]\ncommand = "x"\ntools = { gone = { approval_mode = "approve" } }\n'],
    ['dotted tools', '[mcp_servers.slack]\ncommand = "x"\ntools.gone.approval_mode = "approve"\ntools.post.approval_mode = "approve"\n'],
    ['nothing but tables below it', '[mcp_servers.slack.env]\nA = "1"\n\n[mcp_servers.slack.tools.gone]\napproval_mode = "approve"\n'],
    ['the table last, without a line ending', '[mcp_servers.slack.tools.get]\napproval_mode = "auto"\n[mcp_servers.slack]\ncommand = "x"'],
    ['indented', '[mcp_servers]\n  [mcp_servers.slack]\n  command = "x"\n    [mcp_servers.slack.tools.get]\n    approval_mode = "auto"\n'],
    ['multi-line strings', '[mcp_servers.slack]\ncommand = """\n[mcp_servers.slack.tools.get]\n"""\nenabled_tools = [\'\'\'gone\'\'\', "get"]\n'],
  ];
  for (const [form, before] of forms) {
    test(form, () => {
      const { text } = mergeInto('codex', before);
      assertDecides('codex', text, slack);
      assert.doesNotMatch(text.replace(/"""[^]*"""/, ''), /gone/);
      assert.equal(mergeInto('codex', text).text, text);
    });
  }
});
