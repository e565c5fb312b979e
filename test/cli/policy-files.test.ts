import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { runToolrisk, temporaryFolder } from './run-toolrisk.ts';

/** A home and a project with files; `~/` and `./` are theirs. */
function machine(files: Record<string, string>): { cwd: string; env: Record<string, string>; run: (...words: string[]) => ReturnType<typeof runToolrisk> } {
  const folder = temporaryFolder();
  const [home, cwd] = [join(folder, 'home'), join(folder, 'project')];
  for (const made of [home, cwd]) mkdirSync(made);
  for (const [path, text] of Object.entries(files)) {
    const whole = join(path.startsWith('~/') ? home : cwd, path.slice(2));
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  }
  writeFileSync(join(cwd, 'gh.json'), JSON.stringify({ tools: [{ name: 'get_issue', description: 'Get an issue.' }, { name: 'delete_repo', description: 'Delete a repository.' }] }));
  const env = { HOME: home, XDG_CONFIG_HOME: join(home, '.config'), CODEX_HOME: join(home, '.codex') };
  return { cwd, env, run: (...words) => runToolrisk(['policy', 'gh.json', ...words], { cwd, env }) };
}

const rules = (lists: object) => JSON.stringify({ permissions: lists });

describe('several files of a client', () => {
  test('count together, and the one that opens a tool is named', async () => {
    const { run } = machine({ './user.json': rules({ ask: ['mcp__gh__get_issue'], deny: ['mcp__gh__delete_repo'] }), './.claude/settings.json': rules({ allow: ['mcp__gh'] }) });
    const { stdout, code } = await run('--for', 'claude-code', '--check', 'user.json', '.claude/settings.json');
    assert.equal(code, 1);
    assert.match(stdout.replace(/\s+/g, ' '), /Left open Tools that are not listed.* let through by allow: mcp__gh, in \S*\.claude\/settings\.json/);
    assert.doesNotMatch(stdout, /Left open +delete_repo/);
  });
  test('are found without a name: user, project and local', async () => {
    const { run } = machine({ '~/.claude/settings.json': rules({ deny: ['mcp__gh__delete_repo'], defaultMode: 'default' }), './.claude/settings.local.json': rules({ allow: ['mcp__gh__get_issue'], defaultMode: 'bypassPermissions' }) });
    const { stdout, stderr, code } = await run('--for', 'claude-code', '--check');
    assert.equal(code, 1);
    assert.match(stderr, /files read, the stronger last: \S*home\/\.claude\/settings\.json, \S*settings\.local\.json/);
    assert.match(stdout.replace(/\s+/g, ' '), /run, for the file sets bypassPermissions, in \S*settings\.local\.json/);
  });
  test('one that the client drops is said, and the others still count', async () => {
    const { run } = machine({ '~/.claude/settings.json': rules({ deny: ['mcp__gh__delete_repo'] }), './.claude/settings.json': `// team\n${rules({ deny: ['mcp__gh__get_issue'] })}` });
    const { stdout, code } = await run('--for', 'claude-code', '--check');
    assert.equal(code, 1);
    assert.match(stdout.replace(/\s+/g, ' '), /Not read \S*project\/\.claude\/settings\.json:1:1: holds a comment, and Claude Code ignores the whole file/);
    assert.doesNotMatch(stdout, /Left open +delete_repo/);
  });
  test('where there is none, the places that were looked at are said', async () => {
    const { stderr, code } = await machine({}).run('--for', 'codex', '--check');
    assert.equal(code, 2);
    assert.match(stderr, /there is no file of Codex here: looked for .*config\.toml/);
  });
  test('of Codex: a project over the user; of opencode: OPENCODE_PERMISSION over all', async () => {
    const codex = machine({ '~/.codex/config.toml': '[mcp_servers.gh]\ncommand = "x"\ndisabled_tools = ["delete_repo"]\n', './.codex/config.toml': '[mcp_servers.gh]\ndisabled_tools = []\n[mcp_servers.gh.tools.delete_repo]\napproval_mode = "approve"\n' });
    const { stdout } = await codex.run('--for', 'codex', '--check');
    assert.match(stdout.replace(/\s+/g, ' '), /delete_repo \(\w+\): allow, by approval_mode = approve, in \S*project\/\.codex\/config\.toml/);
    const opencode = machine({ './opencode.json': '{ "permission": { "gh_*": "ask", "gh_delete_repo": "deny" } }' });
    const answer = await runToolrisk(['policy', 'gh.json', '--for', 'opencode', '--check'], { cwd: opencode.cwd, env: { ...opencode.env, OPENCODE_PERMISSION: '{"gh_delete_repo":"allow"}' } });
    assert.match(answer.stdout.replace(/\s+/g, ' '), /delete_repo \(\w+\): allow, by gh_delete_repo, in \S*OPENCODE_PERMISSION/);
  });
  test('of opencode: those of the folders above and of the homes of its folder', async () => {
    const { cwd, env } = machine({
      './opencode.json': '{ "permission": { "gh_*": "ask", "gh_delete_repo": "deny", "gh_get_issue": "allow" } }', './sub/opencode.jsonc': '{ "permission": { "gh_*": "ask" } }',
      '~/.opencode/opencode.json': '{ "permission": { "gh_delete_repo": "allow" } }', '~/cfg/opencode.json': '{ "permission": { "gh_get_issue": "deny" } }', './sub/gh.json': '',
    });
    writeFileSync(join(cwd, 'sub/gh.json'), readFileSync(join(cwd, 'gh.json')));
    const { stdout, stderr } = await runToolrisk(['policy', 'gh.json', '--for', 'opencode', '--check'], { cwd: join(cwd, 'sub'), env: { ...env, OPENCODE_CONFIG_DIR: join(env['HOME']!, 'cfg') } });
    assert.match(stderr, /files read, the stronger last: \S*project\/opencode\.json, \S*sub\/opencode\.jsonc, \S*home\/\.opencode\/opencode\.json, \S*cfg\/opencode\.json/);
    assert.match(stdout.replace(/\s+/g, ' '), /delete_repo \(\w+\): allow, by gh_delete_repo, in \S*home\/\.opencode\/opencode\.json/);
  });
  test('of Codex: those of the folders above, up to the root of the repository alone', async () => {
    const rules = (mode: string) => `[mcp_servers.gh.tools.delete_repo]\napproval_mode = "${mode}"\n`;
    const { cwd, env } = machine({ './.codex/config.toml': rules('approve'), './a/b/.codex/config.toml': '[mcp_servers.gh]\ncommand = "x"\n', './a/b/gh.json': '' });
    writeFileSync(join(cwd, 'a/b/gh.json'), readFileSync(join(cwd, 'gh.json')));
    const check = () => runToolrisk(['policy', 'gh.json', '--for', 'codex', '--check'], { cwd: join(cwd, 'a/b'), env });
    assert.doesNotMatch((await check()).stdout, /delete_repo \(\w+\): allow/);
    mkdirSync(join(cwd, '.git'));
    assert.match((await check()).stdout.replace(/\s+/g, ' '), /delete_repo \(\w+\): allow, by approval_mode = approve, in \S*project\/\.codex\/config\.toml/);
  });
  test('of Gemini CLI: every file of its folder of policies, and its settings', async () => {
    const rule = (tool: string, decision: string, priority: number) => `[[rule]]\nmcpName = "gh"\ntoolName = "${tool}"\ndecision = "${decision}"\npriority = ${priority}\n`;
    const { run } = machine({
      '~/.gemini/policies/a.toml': rule('delete_repo', 'deny', 240), '~/.gemini/policies/b.toml': rule('*', 'ask_user', 150),
      '~/.gemini/settings.json': '{ "mcpServers": { "gh": { "command": "x", "trust": true } }, "tools": { "allowed": ["mcp_gh_delete_repo"] } }',
    });
    const { stdout } = await run('--for', 'gemini-cli', '--check');
    assert.match(stdout.replace(/\s+/g, ' '), /delete_repo \(\w+\): allow, by \S*rule for \S*mcp_gh_delete_repo\S* with priority 300\S*, in \S*settings\.json/);
    assert.match(stdout.replace(/\s+/g, ' '), /Tools that are not listed.* let through by .*priority 200\S*, in \S*settings\.json/);
  });
  test('of Gemini CLI: policies that its settings name, in place of the folder', async () => {
    const rule = (tool: string, decision: string, priority: number) => `[[rule]]\nmcpName = "gh"\ntoolName = "${tool}"\ndecision = "${decision}"\npriority = ${priority}\n`;
    const policies = { '~/.gemini/policies/a.toml': `${rule('delete_repo', 'deny', 999)}${rule('get_issue', 'allow', 250)}${rule('*', 'ask_user', 210)}`, './mine/loose.toml': rule('*', 'allow', 900) };
    const named = await machine({ ...policies, './.gemini/settings.json': '{ "policyPaths": ["mine"] }' }).run('--for', 'gemini-cli', '--check');
    assert.equal(named.code, 1);
    assert.match(named.stdout.replace(/\s+/g, ' '), /Not read \S*policies\/a\.toml: is not read: policyPaths in the settings takes the place of this folder/);
    assert.match(named.stdout.replace(/\s+/g, ' '), /delete_repo \(\w+\): allow, by .*priority 900\S*, in \S*mine\/loose\.toml/);
    const over = await machine({ ...policies, '~/.gemini/settings.json': '{ "adminPolicyPaths": ["mine/loose.toml"] }' }).run('--for', 'gemini-cli', '--check');
    assert.match(over.stdout.replace(/\s+/g, ' '), /delete_repo \(\w+\): allow, by .*priority 1900\S*, in \S*mine\/loose\.toml/);
    assert.doesNotMatch(over.stdout, /Not read/);
  });
  test('--simulate decides by them', async () => {
    const { run, cwd } = machine({ '~/.claude/settings.json': rules({ deny: ['mcp__gh__delete_repo'] }), './.claude/settings.local.json': rules({ allow: ['mcp__gh'] }) });
    writeFileSync(join(cwd, 'calls.jsonl'), '{"name":"delete_repo"}\n{"name":"get_issue"}\n');
    const { stdout } = await run('--for', 'claude-code', '--simulate', 'calls.jsonl', '--policy', '--format', 'jsonl');
    assert.deepEqual(stdout.trim().split('\n').map((line) => (JSON.parse(line) as { decision: string }).decision), ['deny', 'allow']);
  });
  test('a word behind the file that is no file is the source, as before', async () => {
    const { cwd, env } = machine({ './mine.json': rules({ deny: ['mcp__gh__delete_repo'] }) });
    const { stdout } = await runToolrisk(['policy', '--for', 'claude-code', '--check', 'mine.json', 'gh.json'], { cwd, env });
    assert.match(stdout, /^gh · Claude Code/);
  });
});

test('nothing is merged into a file that the client drops, and it stays as it is', async () => {
  const { run, cwd } = machine({ './settings.json': '{ // mine\n  "permissions": {}\n}\n' });
  const { code, stderr } = await run('--for', 'claude-code', '--merge', 'settings.json', '--yes');
  assert.equal(code, 2);
  assert.match(stderr, /settings\.json:1:3: holds a comment.*Nothing is written into it until then/);
  assert.match(await import('node:fs').then(({ readFileSync }) => readFileSync(join(cwd, 'settings.json'), 'utf8')), /\/\/ mine/);
});
