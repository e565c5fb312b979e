import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { planConfigured, planSource } from '../../src/flow/scan/plan/plan-servers.ts';
import type { LaunchSource } from '../../src/flow/scan/plan/plan-servers.ts';
import { parseClientConfig } from '../../src/sources/configs/parse-client-config.ts';
import { parseCommand } from '../../src/sources/parse-source.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'toolrisk-local-')));
after(() => rmSync(root, { recursive: true }));

/** Writes files; a value that is a text is what a link leads to. */
function write(files: Record<string, object | string>): void {
  for (const [path, value] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (typeof value === 'string') symlinkSync(value, join(root, path));
    else writeFileSync(join(root, path), JSON.stringify(value));
  }
}

write({
  'p/package.json': { name: 'p', bin: { 'p-server': './dist/p.js', climbs: '../../out.js' } },
  'p/node_modules/tool/package.json': { name: 'tool', version: '1.2.3', bin: { 'tool-bin': 'cli.js' } },
  'p/node_modules/tool/cli.js': {},
  'p/node_modules/.bin/tool-bin': '../tool/cli.js',
  'p/node_modules/@s/scoped/package.json': { name: '@s/scoped', version: '2.0.0', bin: 'cli.js' },
  'p/node_modules/@s/scoped/cli.js': {},
  'p/node_modules/.bin/scoped': '../@s/scoped/cli.js',
  'p/node_modules/.bin/unpublished': '../../packages/unpublished/cli.js',
  'p/packages/unpublished/cli.js': {},
  'p/node_modules/.bin/dangling': '../gone/cli.js',
  'p/node_modules/.bin/outside': '../../../out/cli.js',
  'p/node_modules/linked': '../../out',
  'p/node_modules/mcp-remote/package.json': { name: 'mcp-remote', version: '1.0.0', bin: 'cli.js' },
  'p/node_modules/renamed/package.json': { name: 'another', version: '1.0.0' },
  'p/deep/er/note': {},
  'p/own/package.json': { name: 'own' },
  'out/cli.js': {},
  'out/package.json': { name: 'linked', version: '1.0.0' },
  'mono/package.json': { workspaces: ['packages/*'] },
  'mono/node_modules/@s/shared/package.json': { name: '@s/shared', version: '1.0.0', bin: 'cli.js' },
  'mono/node_modules/.bin/shared': '../@s/shared/cli.js',
  'mono/node_modules/@s/shared/cli.js': {},
  'mono/packages/a/package.json': { name: 'a' },
});

const entryOf = (words: readonly string[], cwd?: string) => parseClientConfig(JSON.stringify({ mcpServers: { mine: { command: words[0], args: words.slice(1), ...(cwd !== undefined && { cwd }) } } }), 'mcp.json')[0]!;

/** What an entry of the config in a project is started as: its command and arguments, or `npm:` what. */
function started(line: string, { project = 'p', cwd = undefined as string | undefined } = {}): string {
  const plan = planConfigured(entryOf(line.split(' '), cwd), { base: join(root, project), project: join(root, project) });
  if (!('launch' in plan)) return plan.instead.problem?.says ?? '';
  const { launch } = plan;
  return launch.kind === 'command' ? [launch.command, ...launch.args].join(' ').replaceAll(root, '~') : launch.kind === 'npm' ? `npm:${launch.package}@${launch.version}` : launch.url;
}

const asWritten = (...lines: string[]): [string, string, Parameters<typeof started>[1]?][] => lines.map((line) => [line, line]);

describe('a runner of packages starts from the folder of a config', () => {
  for (const [line, means, where] of [
    ...asWritten(
      'npx tool-bin', 'npx -y tool-bin --flag', 'npx tool', 'npx -y tool@1.2.3', 'npx tool@1', 'npx tool@1.x', 'npx @s/scoped', 'npx -p tool tool-bin', 'npx --package=@s/scoped@2.0.0 anything', 'npm exec tool', 'npm x -- tool a', 'npx unpublished',
      'bunx tool-bin', 'bunx @s/scoped', 'bun x tool', 'bunx tool@1.2.3', 'npx outside', 'npx linked', 'npx linked@9.9.9', 'npx mcp-remote https://host.example/mcp',
    ),
    // A tag, and another version, are the registry's; so is what is not there.
    ['npx tool@latest', 'npm:tool@latest'], ['npx tool@1.2.4', 'npm:tool@1.2.4'], ['npx tool@2', 'npm:tool@2'], ['npx -p tool@9.0.0 tool-bin', 'npm:tool@9.0.0'], ['npx absent', 'npm:absent@latest'], ['npx dangling', 'npm:dangling@latest'],
    ['npx -p tool-bin tool-bin', 'npm:tool-bin@latest'], ['npx renamed', 'npm:renamed@latest'], ['npx constructor', 'npm:constructor@latest'],
    // They never run what is installed.
    ['pnpm dlx tool', 'npm:tool@latest'], ['yarn dlx tool', 'npm:tool@latest'], ['pnpx tool', 'npm:tool@latest'],
    // The project itself: npm would want to write there.
    ['npx -y p-server a', 'node ~/p/dist/p.js a'], ['npx climbs', 'node ~/p/out.js'], ['bunx p-server', 'npm:p-server@latest'],
    // Commands of folders above are found, packages of them are not where another package begins.
    ['npx tool', 'npx tool', { cwd: 'deep/er' }], ['npx tool-bin', 'npx tool-bin', { cwd: 'own' }], ['npx tool', 'npm:tool@latest', { cwd: 'own' }],
    ['npx @s/shared', 'npx @s/shared', { project: 'mono/packages/a' }], ['npx shared', 'npx shared', { project: 'mono/packages/a' }],
    // Of what holds the project nothing is looked at.
    ['npx tool-bin', 'npm:tool-bin@latest', { project: 'p/own' }], ['npx linked', 'npx linked', { cwd: '../out' }],
  ] as [string, string, Parameters<typeof started>[1]?][]) {
    test(`${line}${where === undefined ? '' : ` in ${where.project ?? where.cwd}`}: ${means}`, () => assert.equal(started(line, where), means));
  }

  test('within a shell, and asks for all that it then has', () => {
    const words = ['sh', '-c', 'MODE=x npx tool --key ${KEY}'];
    const plan = planConfigured(entryOf(words), { base: join(root, 'p'), project: join(root, 'p') });
    assert.ok('instead' in plan && plan.instead.problem?.says.includes('KEY'));
    const bridge = planConfigured(entryOf(['npx', 'mcp-remote', 'https://host.example/mcp', '--static-oauth-client-info', '${SECRET}']), { base: join(root, 'p'), project: join(root, 'p') });
    assert.ok('instead' in bridge && bridge.instead.problem?.says.includes('SECRET'));
  });
});

describe('a runner of packages that a person types', () => {
  /** What it is started as by somebody who stands in this folder. */
  function typed(line: string, folder: string): string {
    const before = process.env['INIT_CWD'];
    process.env['INIT_CWD'] = join(root, folder);
    try {
      const plan = planSource(parseCommand(line.split(' ')) as LaunchSource, {});
      assert.ok('launch' in plan);
      return plan.launch.kind === 'command' ? [plan.launch.command, ...plan.launch.args].join(' ').replaceAll(root, '~') : plan.launch.kind;
    } finally {
      if (before === undefined) delete process.env['INIT_CWD'];
      else process.env['INIT_CWD'] = before;
    }
  }

  for (const [line, folder, means] of [
    ['npx -y tool a', 'p', '~/p/node_modules/.bin/tool-bin a'], ['npx @s/scoped', 'p/deep/er', '~/p/node_modules/.bin/scoped'], ['npx -p tool tool-bin a', 'p/deep', '~/p/node_modules/.bin/tool-bin a'],
    ['npx tool', 'out', 'npm'], ['npx mcp-remote https://host.example/mcp', 'p', 'url'],
  ] as const) {
    test(`${line} in ${folder}: ${means}`, { skip: process.platform === 'win32' }, () => assert.equal(typed(line, folder), means));
  }
});
