import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { findCommand } from '../../src/connect/programs/prepare/find-command.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { serveRegistry, serverScript } from '../connect/package-registry.ts';
import { runToolrisk, temporaryFolder } from './run-toolrisk.ts';

const sandbox = await chooseSandbox('auto').catch(() => null);
const hasNpx = (() => { try { return findCommand('npx', '/') !== ''; } catch { return false; } })();
const skip = sandbox?.kind !== 'bwrap' || !hasNpx ? 'there is no bubblewrap here, or no npx' : false;

const server = (tool: string): string => serverScript.replace("globalThis.toolName ?? 'tool'", `'${tool}'`);

/** A project with a package of its own in it, and a person whose registry has another of that name. */
async function surroundings(entries: Record<string, object>) {
  const folder = temporaryFolder();
  const registry = await serveRegistry([{ name: 'mytool', version: '9.0.0', declares: { bin: 'cli.js' }, files: [{ path: 'package/cli.js', content: server('of_the_registry'), mode: 0o755 }] }]);
  const write = (path: string, content: string, mode = 0o644) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode });
  };
  write('home/.npmrc', `registry=${registry.url}\n`);
  write('project/package.json', '{"name":"project","bin":{"itself":"own.js"}}');
  write('project/own.js', server('of_the_project_itself'), 0o755);
  write('project/node_modules/mytool/package.json', '{"name":"mytool","version":"0.0.1","bin":"cli.js"}');
  write('project/node_modules/mytool/cli.js', server('of_the_project'), 0o755);
  mkdirSync(join(folder, 'project/node_modules/.bin'));
  symlinkSync('../mytool/cli.js', join(folder, 'project/node_modules/.bin/mytool'));
  write('project/.mcp.json', JSON.stringify({ mcpServers: entries }));
  /** The names of the tools of each server, and what is said of them all. */
  const scan = async (args: readonly string[], cwd = 'project') => {
    const { stdout, stderr } = await runToolrisk(['scan', '--yes', ...args], {
      cwd: join(folder, cwd),
      // npm names its user's file to all that it runs, such as these tests: this person has another.
      env: { HOME: join(folder, 'home'), npm_config_userconfig: join(folder, 'home/.npmrc'), CI: '' },
    });
    return { tools: stdout.match(/of_the_\w+/g) ?? [], said: stdout + stderr };
  };
  return { registry, scan, write };
}

describe('what npx would find in the project', { skip }, () => {
  test('is what is judged, and no registry is asked', async () => {
    const npx = (...args: string[]) => ({ command: 'npx', args });
    const { registry, scan } = await surroundings({ a: npx('-y', 'mytool'), b: npx('mytool@0.0.1'), c: npx('-p', 'mytool', 'mytool'), d: npx('-y', 'itself') });
    for (const [only, tool] of [['a', 'of_the_project'], ['b', 'of_the_project'], ['c', 'of_the_project'], ['d', 'of_the_project_itself']] as const) {
      const { tools, said } = await scan(['.mcp.json', '--server', only]);
      assert.deepEqual([...new Set(tools)], [tool], said);
      // Nor does npm look for news of itself, which would count as a call of the server.
      assert.doesNotMatch(said, /calls-home/);
    }
    assert.equal(registry.asked.length, 0);
  });

  test('is judged, or nothing, and never the package of the registry, where it may start something else', async () => {
    const { registry, scan, write } = await surroundings({
      script: { command: './npx', args: ['-y', 'fetched'] }, path: { command: 'npx', args: ['-y', 'fetched'], env: { PATH: './:/usr/bin:/bin' } }, nested: { command: 'npx', args: ['-y', 'mytool@1.2.3'] },
      variable: { command: 'npx', args: ['-y', 'fetched'], env: { npm_config_registry: 'http://127.0.0.1:9/' } },
    });
    write('project/npx', server('of_the_script'), 0o755);
    write('project/node_modules/any/package.json', '{"name":"mytool","version":"1.2.3","bin":"cli.js"}');
    for (const [only, tools] of [['script', ['of_the_script']], ['path', ['of_the_script']], ['nested', ['of_the_project']], ['variable', []]] as const) {
      const found = await scan(['.mcp.json', '--server', only]);
      assert.ok(found.tools.every((tool) => tools.includes(tool as never)), found.said);
      assert.match(found.said, /Started\s+as\s+it\s+is\s+written,\s+not\s+as\s+the\s+package/, only);
    }
    assert.deepEqual((await scan(['.mcp.json', '--server', 'script'])).tools.length > 0, true);
    assert.equal(registry.asked.length, 0);
  });

  test('is not what another version means, or a person who stands elsewhere', async () => {
    const { scan } = await surroundings({ a: { command: 'npx', args: ['mytool@9.0.0'] } });
    const asked = await scan(['.mcp.json']);
    assert.deepEqual([...new Set(asked.tools)], ['of_the_registry'], asked.said);
    const [here, elsewhere] = [await scan(['--', 'npx', '-y', 'mytool']), await scan(['--', 'npx', '-y', 'mytool'], 'home')];
    assert.deepEqual([here.tools, elsewhere.tools].map((tools) => [...new Set(tools)]), [['of_the_project'], ['of_the_registry']], here.said + elsewhere.said);
  });

  test('is started without a word of npm to its makers, unless its entry wants that', async () => {
    const says = { command: 'node', args: ['-e', `globalThis.toolName = 'of_the_' + process.env.npm_config_update_notifier; ${serverScript.slice(serverScript.indexOf('\n'))}`] };
    const { scan } = await surroundings({ a: says, b: { ...says, env: { npm_config_update_notifier: 'true' } }, c: { ...says, env: { NPM_CONFIG_UPDATE_NOTIFIER: 'true' } } });
    for (const [only, tool] of [['a', 'of_the_false'], ['b', 'of_the_true'], ['c', 'of_the_undefined']] as const) {
      const { tools, said } = await scan(['.mcp.json', '--server', only]);
      assert.deepEqual([...new Set(tools)], [tool], said);
    }
  });
});
