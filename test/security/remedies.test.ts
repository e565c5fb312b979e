import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import glob from 'fast-glob';
import { causes } from '../../src/connect/causes.ts';
import { crawlCauses } from '../../src/flow/crawl/crawl-causes.ts';
import { launchOf } from '../../src/flow/crawl/launch-of.ts';
import { serverSpecSchema } from '../../src/schema/catalog/server-spec.ts';
import { runToolrisk, temporaryFolder } from '../cli/run-toolrisk.ts';

const root = resolve(import.meta.dirname, '../..');

/** The texts that a file holds, whichever quotes it writes them in; comments are none. */
const textsIn = (source: string) => source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];

describe('what to do about a server that was not listed', () => {
  const remedies = Object.entries({ ...causes, ...crawlCauses });

  test('is never to start it without a sandbox, for no cause', () => {
    assert.ok(remedies.length > 30);
    for (const [cause, remedy] of remedies) assert.doesNotMatch(remedy, /sandbox[ =]none|own rights|without (a|the) sandbox/i, cause);
  });

  test('is not said anywhere else either: no text of the program recommends --sandbox none', () => {
    const advice = glob.sync('src/**/*.ts', { cwd: root }).flatMap((path) => textsIn(readFileSync(join(root, path), 'utf8'))
      .filter((text) => /--sandbox[ =]none/.test(text.replaceAll(/leave out --sandbox none/gi, ''))).map((text) => `${path}: ${text}`));
    assert.deepEqual(advice, []);
  });

  test('names an option only where it is taken', async () => {
    const folder = temporaryFolder();
    const entry = (text: string) => ({ command: 'node', args: [text] });
    writeFileSync(join(folder, 'mcp.json'), JSON.stringify({ servers: { input: entry('${input:tok}'), variable: entry('${env:X_Y}'), both: entry('${env:X_Y} ${input:tok}') } }));
    const remediesOf = async (...args: string[]) => {
      const { stdout } = await runToolrisk(['scan', '--yes', '--format', 'json', ...args], { cwd: folder });
      return (JSON.parse(stdout) as { servers: { problem: { remedy: string } }[] }).servers.map(({ problem }) => problem.remedy);
    };
    const [takes, dummy] = ['toolrisk takes no values from your machine: ', 'scan a copy of the config with a dummy in it'];
    assert.deepEqual(await remediesOf('mcp.json'), [`${takes}${dummy} in place of input:tok.`, `${takes}name a variable with --pass-env, or ${dummy}.`, `${takes}name a variable with --pass-env, and ${dummy} in place of input:tok.`]);
    assert.deepEqual(await remediesOf('--', 'npx', '-y', 'pkg', '${input:tok}'), ['Write a dummy in its place behind the --.']);
    assert.deepEqual(await remediesOf('--allow-host', 'a.example.com', 'oci:acme/x:1'), ['Leave out --allow-host, or network in its server file: an image runs in no other sandbox.']);
  });

  test('names a variable that a program asks for, in the form that its source takes', async () => {
    const folder = temporaryFolder();
    const words = ['-e', "console.error('Error: GITHUB_TOKEN is required'); process.exit(1)"];
    writeFileSync(join(folder, 'mcp.json'), JSON.stringify({ mcpServers: { mine: { command: process.execPath, args: words } } }));
    const remedyOf = async (args: readonly string[]) => {
      const { stdout } = await runToolrisk(['scan', '--yes', '--sandbox', 'none', '--format', 'json', ...args], { cwd: folder });
      return (JSON.parse(stdout) as { servers: { problem: { remedy: string } }[] }).servers[0]?.problem.remedy;
    };
    assert.equal(await remedyOf(['--', process.execPath, ...words]), 'It asks for GITHUB_TOKEN. For a list a dummy often does: --env GITHUB_TOKEN=dummy before the --. Without =dummy it is the value of yours.');
    assert.equal(await remedyOf(['mcp.json']), 'It asks for GITHUB_TOKEN. For a list a dummy often does: put it under env in its entry. There ${GITHUB_TOKEN} with --pass-env GITHUB_TOKEN is the value of yours.');
    assert.equal(launchOf(serverSpecSchema.parse({ title: 'X', about: 'It is.', topic: 'other', license: 'MIT', url: 'https://host.example/mcp' })).givenBy, 'file');
  });
});
