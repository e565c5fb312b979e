import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runToolrisk, temporaryFolder } from './run-toolrisk.ts';

const folder = temporaryFolder();
const calls = [
  '{"name":"slack_post_message","arguments":{"channel_id":"C1","text":"hi"}}',
  '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"slack_get_users","arguments":{}}}',
  '', 'no call', '{"tool":"slack_unheard_of"}', '{"name":"slack_get_users","server":"github"}',
].join('\n');
const path = join(folder, 'calls.jsonl');
writeFileSync(path, calls);
const simulate = (...words: string[]) => runToolrisk(['policy', 'slack', ...words, '--simulate', path]);

describe('policy --simulate', () => {
  test('says for each call what is decided and why; bad lines are named, and the rest goes on', async () => {
    const { code, stdout, stderr } = await simulate('--for', 'codex', '--format', 'jsonl');
    assert.equal(code, 2);
    assert.deepEqual(stdout.trim().split('\n').map((line) => JSON.parse(line) as object), [
      { line: 1, server: 'slack', tool: 'slack_post_message', spelling: 'slack_post_message', decision: 'ask', because: 'approval_mode = prompt' },
      { line: 2, server: 'slack', tool: 'slack_get_users', spelling: 'slack_get_users', decision: 'allow', because: 'approval_mode = approve' },
      { line: 5, server: 'slack', tool: 'slack_unheard_of', spelling: 'slack_unheard_of', decision: 'deny', because: 'enabled_tools', note: 'the server has no such tool' },
    ]);
    assert.match(stderr, /^Codex: Run\. Codex \d+\.\d+\.\d+ was run with such a file/m, 'how well the semantics are known');
    assert.match(stderr, /calls\.jsonl:4:1: is not JSON/);
    assert.match(stderr, /calls\.jsonl:6: github is none of the servers\. Name one as "server": slack\.$/m);
  });
  test('prints a table, JSON and Markdown', async () => {
    const [table, json, markdown] = await Promise.all([simulate('--for', 'claude-code'), simulate('--for', 'claude-code', '--format', 'json'), simulate('--for', 'claude-code', '--format', 'markdown')]);
    assert.match(table.stdout, /^ LINE {2}DECISION {2}TOOL +WHY\n {4}1 {2}ask {7}mcp__slack__slack_post_message /);
    assert.match(table.stdout, /^3 calls: 1 allow, 2 ask$/m);
    const { product, policy, calls: said } = JSON.parse(json.stdout) as { product: string; policy: null; calls: { line: number }[] };
    assert.deepEqual([product, policy, said.map(({ line }) => line)], ['Claude Code', null, [1, 2, 5]]);
    assert.match(markdown.stdout, /^\| 1 \| ask \| mcp\\_\\_slack\\_\\_slack\\_post\\_message \| /m);
  });
  test('tries an installed policy instead', async () => {
    const settings = join(folder, 'settings.json');
    writeFileSync(settings, '{ "permissions": { "allow": ["mcp__slack"], "deny": ["mcp__slack__slack_get_users"] } }');
    const { stdout } = await simulate('--for', 'claude-code', '--policy', settings, '--format', 'jsonl');
    assert.deepEqual(stdout.trim().split('\n').map((line) => (JSON.parse(line) as { decision: string }).decision), ['allow', 'deny', 'allow']);
  });
  test('reads calls from standard input, counts them against limits in their order, and finds the server of each', async () => {
    const input = Array.from({ length: 32 }, () => '{"name":"slack_post_message"}').join('\n');
    const { code, stdout } = await runToolrisk(['policy', 'slack', '--for', 'policylayer', '--simulate', '-', '--format', 'jsonl'], { input });
    const said = stdout.trim().split('\n').map((line) => JSON.parse(line) as { decision: string; limit: { max: number; call: number } });
    assert.equal(code, 0);
    const { max } = said[0]!.limit;
    assert.deepEqual(said.map(({ decision }) => decision), said.map((_one, index) => (index < max ? 'limit' : 'deny')));
    const several = await runToolrisk(['policy', 'slack', 'filesystem', '--for', 'codex', '--simulate', '-', '--format', 'jsonl'], { input: '{"name":"read_text_file"}\n{"name":"nowhere"}\n{"server":"slack","name":"read_text_file"}' });
    assert.equal(several.code, 2);
    assert.deepEqual(several.stdout.trim().split('\n').map((line) => (JSON.parse(line) as { server: string }).server), ['filesystem', 'slack']);
    assert.match(several.stderr, /^stdin:2: none of the servers has this tool\. Name one as "server": slack, filesystem\.$/m);
  });
  test('knows a tool by the name that the product gives it', async () => {
    const { stdout } = await runToolrisk(['policy', 'slack', '--for', 'claude-code', '--simulate', '-', '--format', 'jsonl'], { input: '{"name":"mcp__slack__slack_get_users"}' });
    assert.deepEqual(JSON.parse(stdout), { line: 1, server: 'slack', tool: 'slack_get_users', spelling: 'mcp__slack__slack_get_users', decision: 'allow', because: 'allow: mcp__slack__slack_get_users' });
  });
  test('without a single call is no answer', async () => {
    const { code, stderr } = await runToolrisk(['policy', 'slack', '--for', 'codex', '--simulate', '-'], { input: '\n' });
    assert.equal(code, 2);
    assert.match(stderr, /^stdin: holds no call\./m);
  });
  test('of calls that cannot be read is told before anything is listed', async () => {
    const { code, stderr } = await runToolrisk(['policy', 'no-such-server', '--for', 'codex', '--simulate', join(folder, 'none')]);
    assert.equal(code, 2);
    assert.match(stderr, /none: there is no such file/);
  });
  test('shows what a stranger hid in a call', async () => {
    const { stdout } = await runToolrisk(['policy', 'slack', '--for', 'cursor', '--simulate', '-'], { input: '{"name":"\\u001b[31m\\u202eevil"}' });
    assert.match(stdout, /⟨U\+001B⟩\[31m⟨U\+202E⟩evil/);
  });
});
