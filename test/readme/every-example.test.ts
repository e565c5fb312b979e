import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, copyFileSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { commands } from '../../src/cli/commands.ts';
import { root, temporaryFolder } from '../cli/run-toolrisk.ts';
import type { Ran } from '../cli/run-toolrisk.ts';

// What the examples name: files of a person who tries them in this order.
const folder = temporaryFolder();
chmodSync(folder, 0o777);
const write = (path: string, content: unknown) => {
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(join(folder, path), 0o666);
};
for (const path of ['.claude', 'catalog', 'catalog/servers', 'catalog/snapshots', 'catalog/history', 'catalog/history/memory']) {
  mkdirSync(join(folder, path));
  chmodSync(join(folder, path), 0o777);
}
for (const path of ['servers/memory.yaml', 'snapshots/memory.json']) copyFileSync(join(root, 'catalog', path), join(folder, 'catalog', path));
copyFileSync(join(root, 'catalog/snapshots/memory.json'), join(folder, 'catalog/history/memory/2026.1.14.json'));
write('tools.json', { tools: [{ name: 'delete_user', description: 'Deletes a user.' }] });
write('tools.jsonl', '{"name":"delete_user"}\n');
write('labels.jsonl', '{"name":"delete_user","server":"s","description":"Deletes a user.","gold":{"category":"destructive","severity":"high"}}\n');
write('calls.jsonl', '{"name":"slack_get_users","arguments":{}}\n');
write('server.js', '');
for (const path of ['old.json', 'new.json']) write(path, { tools: [{ name: 'delete_user', description: 'Deletes a user.' }] });
write('toolrisk.lock', { format: 1, toolrisk: '0', rules: '0', posture: 'balanced', sources: ['.'], servers: [], accepted: [] });
write('.mcp.json', { mcpServers: { github: { command: 'node', args: ['server.js'] } } });
for (const path of ['.claude/settings.json', 'settings.json']) write(path, { permissions: { allow: ['mcp__slack__slack_get_users'] } });

/** What leaves this machine, looks around on it, builds a site, which test/package does, or serves until it is ended, which test/mcp does. */
const elsewhere = /\b(npm|pypi|oci):|https?:|redis:|--queue-env|--installed|^(?:add|crawl|site|mcp)( |$)/;
/** Examples that say themselves that they may end with 1. */
const mayBeNo = /--fail-on|--check/;

const inBackticks = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/`(?:toolrisk )?((?:scan|policy|explain|diff|lock|verify|build|edition|evaluate) [^`]+)`/g)].map((match) => match[1]!).filter((text) => !/[<…[]/.test(text) && !/^policy --/.test(text));
const inHelp = Object.keys(commands).flatMap((name) => [...readFileSync(join(root, `src/cli/commands/${name}.ts`), 'utf8').matchAll(/^ {2}(?:cat \S+ \| )?toolrisk (\S.*?)(?: {2,}.*)?$/gm)].map((match) => match[1]!.replace(/`;$/, '')));
const inStart = [...readFileSync(join(root, 'src/cli/program.ts'), 'utf8').matchAll(/^ {2}toolrisk (\S.*?) {2,}/gm)].map((match) => match[1]!);
const examples = [...new Set([...inHelp, ...inStart, ...inBackticks].map((text) => text.replace(/ a tool of your own command$/, '')))].filter((text) => !elsewhere.test(text));

describe('every example', () => {
  let ran: Ran[] = [];
  before(() => {
    const answers = openSync(join(folder, 'answers'), 'w');
    const child = spawnSync(process.execPath, [join(root, 'test/cli/many-commands.ts'), folder], {
      input: JSON.stringify(examples.map((text) => text.replaceAll('~/', './').split(' '))), stdio: ['pipe', 'inherit', 'inherit', answers], timeout: 600_000,
    });
    closeSync(answers);
    assert.equal(child.status, 0);
    ran = readFileSync(join(folder, 'answers'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Ran);
  });

  test('is found', () => assert.ok(examples.length > 20, examples.join('\n')));
  for (const [at, text] of examples.entries()) {
    test(`can be typed as it is: toolrisk ${text}`, () => {
      const { code, stderr } = ran[at]!;
      // Without a terminal nobody is asked: that far the example went.
      if (code === 2) assert.match(stderr, /: there is no terminal to ask on\. |^stdin: is empty\./m);
      else assert.ok(code === 0 || (code === 1 && mayBeNo.test(text)), `${code}: ${stderr}`);
    });
  }
});
