import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { applyPatch } from 'diff';
import { stringify as stringifyToml } from 'smol-toml';
import { stringify as stringifyYaml } from 'yaml';
import type { TargetId } from '../../src/schema/policy.ts';
import { harmlessIn } from '../../src/targets/masking/harmless-in.ts';
import { maskSettings } from '../../src/targets/masking/mask-settings.ts';
import { merges } from '../../src/targets/merge/merges.ts';
import { targets } from '../../src/targets/targets.ts';
import { maskCredentials } from '../../src/text/secrets/mask-credentials.ts';
import { runToolrisk, temporaryFolder } from '../cli/run-toolrisk.ts';
import { mergeInto, slack } from '../targets/merge-trial.ts';
import { secretTexts, secretValues } from './secrets-in-settings.ts';

const folder = temporaryFolder();
let made = 0;

function settings(name: string, text: string): string {
  const path = join(folder, `case-${made += 1}`, name);
  mkdirSync(dirname(path));
  writeFileSync(path, text);
  return path;
}

const secret = 'swordfishQ';
const languageOf = (id: TargetId) => targets[id].file.language;
/** The text as a merge of the policy for slack shows it. */
const shownOf = (id: TargetId, text: string) => maskSettings(text, languageOf(id), harmlessIn(targets[id], targets[id].build(slack).data, slack));
const merging = Object.entries(merges).flatMap(([id, merge]) => (typeof merge === 'function' ? [id as TargetId] : []));

/** Every value there may be, with a secret of its own: letters alone, so that none looks drawn. */
const secrets = Object.entries(secretValues).map(([what, value], at) => ({ what, value, said: `swordfish${String.fromCharCode(65 + Math.floor(at / 26), 65 + at % 26)}` }));
const everything = Object.fromEntries(secrets.map(({ value, said }, at) => [`k${at}`, JSON.parse(JSON.stringify(value).replaceAll('SECRET', said)) as unknown]));
const seenIn = (text: string) => secrets.filter(({ said }) => text.includes(said)).map(({ what }) => what);
/** TOML has no null. */
const withoutNull = JSON.parse(JSON.stringify(everything, (_key, value: unknown) => value ?? false)) as object;

/** All of them on lines right before what a merge changes, in the words of each product. */
const files: Record<string, string> = {
  'claude-code': JSON.stringify({ ...everything, permissions: { allow: [...Object.values(everything).filter((one) => typeof one === 'string' && !one.startsWith('mcp__')), 'mcp__slack__old'] } }),
  codex: `[mcp_servers.slack]\nk = ${inline(withoutNull)}\ncommand = "npx"\nenabled_tools = ["old"]\n`,
  'gemini-cli': `k = ${inline(withoutNull)}\nrule = [{ toolName = "mcp_slack_old", mcpName = "slack", decision = "allow", priority = 250 }]\n`,
  opencode: JSON.stringify({ ...everything, permission: { bash: everything['k34'], slack_old: 'ask' } }), vscode: JSON.stringify(everything), cursor: JSON.stringify({ ...everything, mcpAllowlist: ['slack:old'] }),
  agentgateway: `{"k": ${JSON.stringify(everything)}, "mcp": {"policies": {"mcpAuthorization": {"rules": ["has(mcp.prompt)", ${JSON.stringify(`jwt.sub == "${secrets[0]?.said}"`)}]}}}}\n`,
  toolhive: `{"kind": "MCPServer", "metadata": {"name": "slack"}, "spec": {"k": ${JSON.stringify(everything)}, "authzConfig": {"inline": {"policies": []}}}}\n`, policylayer: JSON.stringify({ ...everything, hide: ['old'] }),
};

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  return typeof value === 'object' && value !== null ? `{ ${Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)} = ${inline(inner)}`).join(', ')} }` : JSON.stringify(value);
}

describe('policy --merge into a file with secrets', () => {
  test('is tried for every product that has such a file', () => assert.deepEqual(Object.keys(files).sort(), [...merging].sort()));

  for (const [id, text] of Object.entries(files)) {
    test(`shows none of them and all of the policy: ${id}`, async () => {
      const path = settings(targets[id as TargetId].file.name, text);
      const { code, stdout, stderr } = await runToolrisk(['policy', 'slack', '--for', id, '--merge', path, '--dry-run']);
      assert.equal(code, 0, stderr);
      assert.deepEqual(seenIn(stdout + stderr), []);
      assert.match(stderr, /values and comments that are not part of the change are masked here, and here alone\.$/m);
      assert.ok(stdout.split('[masked]').length > secrets.length, 'they are all on lines that are shown');
      assert.match(stdout, /^\+.*(?:slack_get_users|slack_post_message)/m);
    });
  }

  test('keeps them in the file, and says none when it writes', async () => {
    const text = files['codex'] as string;
    const path = settings('config.toml', text);
    const { stdout, stderr } = await runToolrisk(['policy', 'slack', '--for', 'codex', '--merge', path, '--yes']);
    assert.deepEqual(seenIn(stdout + stderr), []);
    assert.match(stderr, /^\+enabled_tools/m);
    assert.deepEqual(seenIn(readFileSync(path, 'utf8')), seenIn(text));
  });

  test('shows the same lines as changed as without a mask', async () => {
    const text = JSON.stringify({ ...everything, permissions: { allow: ['mcp__slack__old'] } }, null, 2);
    const path = settings('settings.json', text);
    const { stdout } = await runToolrisk(['policy', 'slack', '--for', 'claude-code', '--merge', path, '--dry-run']);
    const patched = applyPatch(shownOf('claude-code', text), stdout);
    assert.notEqual(patched, false);
    assert.match(String(patched), /"mcp__slack__slack_post_message"/);
    assert.doesNotMatch(String(patched), /mcp__slack__old/);
  });

  test('says none in what is wrong with the file either', async () => {
    for (const [product, name, text] of [
      ['claude-code', 'settings.json', `{"env":{"TOKEN":"${secret}"},"permissions":"${secret}"`], ['codex', 'config.toml', `token = ${secret}\n`], ['codex', 'config.toml', `[mcp_servers.a]\ndefault_tools_approval_mode = "${secret}"\n`],
      ['gemini-cli', 'policy.toml', `[[rule]]\ntoolName = "x"\ndecision = "${secret}"\npriority = 1\n`], ['opencode', 'opencode.json', `{"permission":{"bash ${secret}":{"x":"${secret}"}}}`], ['toolhive', 'server.yaml', `kind: MCPServer\nmetadata:\n  name: ${secret}\n`],
      ['agentgateway', 'config.yaml', `token: "x\n${secret}: ]${secret}`], ['agentgateway', 'config.yaml', `token: *${secret}\n`], ['agentgateway', 'config.yaml', `token: |${secret}\n  x\n`],
    ] as const) {
      const { code, stdout, stderr } = await runToolrisk(['policy', 'slack', '--for', product, '--merge', settings(name, text), '--dry-run']);
      assert.equal(code, 2, stderr);
      assert.ok(!(stdout + stderr).includes(secret) && !stderr.includes(' at '), stderr);
    }
  });
});

describe('a settings file that is shown', () => {
  for (const id of merging) {
    test(`holds no secret as its product reads it: ${id}`, () => {
      const language = languageOf(id) === 'jsonc' ? 'json' : languageOf(id) as 'json' | 'toml' | 'yaml';
      const texts = { ...secretTexts[language] };
      for (const [what, value] of Object.entries(secretValues)) {
        const object = JSON.parse(JSON.stringify({ a: value }, (_key, inner: unknown) => inner ?? false)) as object;
        texts[what] = language === 'toml' ? stringifyToml(object) : language === 'yaml' ? stringifyYaml(object) : JSON.stringify(object, null, 2);
      }
      for (const [what, text] of Object.entries(texts)) {
        for (const eol of ['\n', '\r\n']) {
          const shown = shownOf(id, text.replaceAll('SECRET', secret).replaceAll('\n', eol));
          assert.ok(!shown.includes(secret), `${what}: ${shown}`);
          assert.equal(shown.split(eol).length, text.split('\n').length, `${what}: lines stay lines`);
        }
      }
    });

    test(`shows all that a merge writes: ${id}`, () => {
      const { text } = mergeInto(id, id === 'toolhive' ? 'kind: MCPServer\nmetadata:\n  name: slack\nspec: {}\n' : '');
      assert.equal(shownOf(id, text), text);
    });
  }

  const kept: [TargetId, string][] = [
    ['claude-code', '{"permissions":{"defaultMode":"plan","allow":["mcp__vault__read_secret","mcp__x__*"],"deny":[]},"a":{"b":true,"c":null,"d":12}}'], ['cursor', '{"mcpAllowlist":["vault:get_token","x:*"]}'],
    ['codex', '[mcp_servers.vault]\nenabled_tools = ["get_token"]\ndefault_tools_approval_mode = "prompt"\n[mcp_servers.vault.tools.get_token]\napproval_mode = "auto"\n'], ['opencode', '{"permission":{"vault_get_token":"ask","vault_rotate_secret":"deny"}}'],
    ['gemini-cli', '[[rule]]\nmcpName = "vault"\ntoolName = "get_token"\ndecision = "ask_user"\npriority = 250\nmodes = ["default", "yolo"]\n'], ['vscode', '{"chat.tools.eligibleForAutoApproval":{"get_token":false}}'],
    ['policylayer', '{"version":"1","default":"deny","hide":["get_token"],"tools":{"x_password":{"limits":[{"counter":"x_password_rate","window":"hour","max":10,"scope":"grant"}]}}}'],
    ['agentgateway', 'mcp:\n  policies:\n    mcpAuthorization:\n      rules:\n      - has(mcp.prompt)\n      - mcp.tool.name == "get_token" && mcp.tool.target == "vault"\n      - require: \'!(has(mcp.tool) && mcp.tool.target == "slack" && mcp.tool.name in ["a", "b"])\'\n'],
    ['toolhive', 'cedar:\n  policies:\n    - \'permit(principal, action == Action::"call_tool", resource == Tool::"get_token");\'\n'],
  ];
  for (const [id, text] of kept) test(`keeps rules, switches and words that all know: ${id}`, () => assert.equal(shownOf(id, text), text));

  test('says of a rule with conditions what it is about', () => {
    const cel = `mcp: {policies: {mcpAuthorization: {rules: ['mcp.tool.target == "slack" && jwt.sub == "${secret}"']}}}`;
    assert.equal(shownOf('agentgateway', cel), 'mcp: {policies: {mcpAuthorization: {rules: [\'mcp.tool.target == "slack" && [masked]\']}}}');
    const cedar = `cedar:\n  policies:\n    - 'forbid(principal, action == Action::"call_tool", resource == Tool::"post") when { context.arg_to == "${secret}" };'\n`;
    assert.match(shownOf('toolhive', cedar), /'forbid\(principal, action == Action::"call_tool", resource == Tool::"post"\) when \{ \[masked\]'/);
  });

  test('shows where a change is: names, structure and where comments stand', () => {
    assert.equal(shownOf('claude-code', `{\n  // ${secret}\n  "env": { "TOKEN": "${secret}" }, /* ${secret} */\n  "pin": 482133977, "port": 443\n}`), '{\n  // [masked]\n  "env": { "TOKEN": "[masked]" }, /* [masked] */\n  "pin": [masked], "port": 443\n}');
  });
});

describe('another text', () => {
  const hidden: [string, string][] = [
    ['postgres:\\/\\/bob:SECRET@db.example\\/prod', 'db.example'], ['https\\u003a//bob:SECRET@host.example/mcp', 'host.example/mcp'], ['mssql://sa:SECRET@db/x', 'mssql://[masked]@db/x'], ['neo4j+s://bob:SECRET@db', 'neo4j+s://[masked]@db'], ['bob:SECRET@db.example:5432/x', '@db.example:5432/x'],
    ['PWD={SECRET};Server=x', 'Server=x'], ['Password={a;SECRET}', 'Password='], ['--header=X-Trace: SECRET', '--header=X-Trace: [masked]'], ['-Dspring.datasource.password=SECRET', 'password=[masked]'], ['--token:SECRET', '--token:[masked]'], ['["--token","--SECRET"]', '["--token","[masked]"]'],
    ["redis://bob:it's a SECRET@cache/0", 'cache'], ['nats://bob:a(b)SECRET@mq:4222', '@mq:4222'], ['smb://bob:a\\SECRET@nas/share', '@nas/share'],
  ];
  for (const [text, says] of hidden) {
    test(`is shown without its secret: ${text}`, () => {
      const shown = maskCredentials(`failed: ${text.replaceAll('SECRET', secret)}`);
      assert.ok(!shown.includes(secret) && shown.includes(says), shown);
    });
  }

  for (const text of ['see https://host.example:8080/mcp and write to me@host.example', 'npx @scope/pkg@1.2.3', 'oci://ghcr.io/a@sha256:0a', 'settings.json:12:3: is not JSON', 'user@host.example']) {
    test(`is left as it is: ${text}`, () => assert.equal(maskCredentials(text), text));
  }
});
