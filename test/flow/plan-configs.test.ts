import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { findConfigs } from '../../src/flow/scan/plan/find-configs.ts';
import { planConfigs } from '../../src/flow/scan/plan/plan-configs.ts';
import type { Plan } from '../../src/flow/scan/plan/planned-server.ts';

const root = mkdtempSync(join(tmpdir(), 'toolrisk-configs-'));
after(() => rmSync(root, { recursive: true }));

async function plansOf(name: string, files: Record<string, unknown>): Promise<{ plans: Plan[]; problems: string[] }> {
  const folder = join(root, name);
  for (const [path, value] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof value === 'string' ? value : JSON.stringify(value));
  }
  const { plans, problems } = await planConfigs(await findConfigs(folder, name), {});
  return { plans, problems: problems.map(({ message }) => message) };
}
const labels = ({ plans }: { plans: Plan[] }) => plans.map(({ server }) => server);

describe('servers of several clients', () => {
  test('are listed once where they are the same, and told apart by their client where only the name is', async () => {
    const shared = { command: 'npx', args: ['shared'] };
    const found = await plansOf('shared', {
      '.mcp.json': { mcpServers: { shared, db: { command: 'a' } } },
      '.cursor/mcp.json': { mcpServers: { shared, db: { command: 'b' } } },
      'opencode.json': { mcp: { db: { type: 'local', command: ['c'] } } },
      'opencode.jsonc': { mcp: { db: { type: 'local', command: ['d'] } } },
    });
    assert.deepEqual(labels(found), ['shared', 'db (Claude Code)', 'db (Cursor)', 'db (opencode, opencode.json)', 'db (opencode, opencode.jsonc)']);
    assert.ok(found.plans.every((plan) => plan.key === plan.server.split(' ')[0]));
    assert.deepEqual(found.problems, []);
  });

  test('start from the folder of their project, and know it', async () => {
    const { plans } = await plansOf('folder', { '.vscode/mcp.json': { servers: { a: { command: 'x', args: ['${workspaceFolder}/a'] }, b: { command: 'x', cwd: 'sub' } } } });
    const launches = plans.flatMap((plan) => ('launch' in plan && plan.launch.kind === 'command' ? [plan.launch] : []));
    assert.deepEqual(launches.map(({ args, cwd, secrets }) => [args, cwd, secrets]), [[[join(root, 'folder/a')], join(root, 'folder'), []], [[], join(root, 'folder/sub'), []]]);
  });

  test('go on where one config, or one entry, is bad; every problem is named', async () => {
    const found = await plansOf('bad', {
      '.mcp.json': '{ "mcpServers": ',
      '.cursor/mcp.json': { mcpServers: { good: { command: 'x' }, bad: { args: [] } } },
      '.codex/config.toml': '[mcp_servers.fine]\ncommand = "y"\n',
      '.gemini/settings.json': { theme: 'dark' },
      '.zed/settings.json': '',
    });
    assert.deepEqual(labels(found), ['good', 'bad', 'fine']);
    assert.equal(found.problems.length, 1);
    assert.match(found.problems[0]!, /^\.mcp\.json:1:\d+: is not JSON/);
    const bad = found.plans.find(({ server }) => server === 'bad');
    assert.deepEqual(bad !== undefined && 'instead' in bad && [bad.instead.outcome, bad.instead.problem?.cause, bad.instead.problem?.says], ['failed', 'bad-entry', 'its entry has neither a command nor a URL.']);
    assert.deepEqual(bad?.from, [{ client: 'Cursor', file: '.cursor/mcp.json' }]);
  });
});
