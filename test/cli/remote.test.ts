import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { ScannedServer } from '../../src/report/scanned-server.ts';
import { guardedServer, token } from '../connect/authorization-server.ts';
import { oneTool, serveWeb } from '../connect/web-server.ts';
import { root, runToolrisk } from './run-toolrisk.ts';

const first = (stdout: string) => (JSON.parse(stdout) as { servers: ScannedServer[] }).servers[0]!;
const scan = (url: string, args: string[], env: Record<string, string> = {}) => runToolrisk(['scan', url, '--format', 'json', ...args], { env });

describe('scan of a URL', () => {
  test('goes to no private address unless it may', async () => {
    const url = `${await serveWeb(oneTool)}/mcp`;
    const refused = await scan(url, []);
    assert.deepEqual([refused.code, first(refused.stdout).problem?.cause, first(refused.stdout).problem?.remedy], [3, 'private-address', 'Pass --allow-private if you mean a server of your own.']);
    const allowed = await scan(url, ['--allow-private']);
    assert.deepEqual([allowed.code, first(allowed.stdout).tools.map(({ name }) => name)], [0, ['only']], allowed.stderr);
  });

  test('sends the token of a variable, and says it nowhere', async () => {
    const { url } = await guardedServer();
    const { code, stdout, stderr } = await scan(url, ['--allow-private', '--bearer-env', 'MY_TOKEN'], { MY_TOKEN: token });
    assert.deepEqual([code, first(stdout).tools.length], [0, 1], stderr);
    assert.ok(!(stdout + stderr).includes(token));
  });

  for (const [what, args, env, says] of [
    ['is not set', ['--bearer-env', 'TOOLRISK_UNSET'], {}, /^--bearer-env TOOLRISK_UNSET: this variable is not set\./],
    ['has a line break', ['--bearer-env', 'MY_TOKEN'], { MY_TOKEN: 'hunter2\nX: y' }, /^--bearer-env MY_TOKEN: this variable holds no token\./],
  ] as const) {
    test(`refuses a variable that ${what}`, async () => {
      const { code, stderr } = await scan('https://x.example/', [...args], env);
      assert.deepEqual([code, says.test(stderr), stderr.includes('hunter2')], [2, true, false], stderr);
    });
  }

  test('refuses tokens for what is no URL', async () => {
    const { code, stderr } = await runToolrisk(['scan', 'tools.json', '--bearer-env', 'HOME']);
    assert.deepEqual([code, stderr], [2, '--bearer-env: only a URL takes headers. Leave it out, or give a URL.\n']);
  });

  test('says where the authorization server is, and signs in there when asked to', async () => {
    const { url, issuer, approve } = await guardedServer();
    const closed = first((await scan(url, ['--allow-private'])).stdout);
    assert.equal(closed.problem?.says, `it asks for credentials (HTTP 401); its authorization server is ${issuer}.`);
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'scan', url, '--allow-private', '--login', '--format', 'json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => { said.stdout += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => {
      said.stderr += chunk.toString();
      const address = /^To sign in to \S+, open (http\S+)\n/m.exec(said.stderr)?.[1];
      if (address !== undefined && said.stdout === '') void approve(address).catch(() => undefined);
    });
    const code = await new Promise((done) => child.once('close', done));
    assert.deepEqual([code, first(said.stdout).tools.map(({ name }) => name)], [0, ['only']], said.stderr);
    assert.ok(!(said.stdout + said.stderr).includes(token));
  });
});
