import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { runToolrisk, temporaryFolder } from '../cli/run-toolrisk.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = temporaryFolder();
mkdirSync(join(folder, '.claude'));
writeFileSync(join(folder, '.claude/settings.json'), '{\n  "permissions": {\n    "allow": [\n      "Bash(npm test)",\n      "mcp__slack__old_tool"\n    ]\n  }\n}\n');
writeFileSync(join(folder, 'settings.json'), JSON.stringify({ permissions: { allow: ['mcp__slack__slack_post_message', 'mcp_slack_slack_get_users', 'mcp__slack__slack_list_channels'] } }));

/** Commands of the README with what it says they print. */
const examples = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```console\n\$ toolrisk ([^\n]*)\n(.*?)^```$/gms)].map(([, command, shown]) => ({ command: command!, shown: shown! }));

/** Counts of labelled tools move with the labels; everything else must be what is printed. */
const plain = (text: string) => text.replace(/\d+ labelled|\d+ had|and \d+ the|[01]\.\d+/g, (figure) => figure.replace(/\d+/g, 'N')).replace(/\s+/g, ' ').trim();

describe('the README', () => {
  test('has examples', () => assert.ok(examples.length > 4));

  for (const { command, shown } of examples) {
    test(`shows what is printed: ${command}`, async () => {
      const { stdout, stderr } = await runToolrisk([...command.split(' '), '--catalog', join(root, 'catalog')], { cwd: folder });
      const printed = plain(`${stdout}${stderr}`);
      let at = 0;
      for (const part of shown.split(/^…$/m).map(plain)) {
        const found = printed.indexOf(part, at);
        assert.ok(at === 0 ? found === 0 : found > 0, `the README shows:\n${part}\n\nprinted is:\n${stdout}${stderr}`);
        at = found + part.length;
      }
      assert.ok(shown.endsWith('…\n') || at === plain(stdout).length, 'nothing is left out without a mark');
    });
  }
});
