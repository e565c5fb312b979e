import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { decisions, termsOf } from '../../src/schema/vocabulary.ts';
import { targets } from '../../src/targets/targets.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';

const root = resolve(import.meta.dirname, '../..');
// Inside the repository, because a type is looked for in the node_modules above the file.
mkdirSync(join(root, 'build'), { recursive: true });
const folder = mkdtempSync(join(root, 'build', 'vendor-types-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const everyDecision = termsOf(decisions);
const hostile = [...hostileNames, ...inventedNames(20261125, 60)].map((name, index) => imaginedItem(name, everyDecision[index % everyDecision.length]!));
const requests = [hostile, [imaginedItem('get_issue', 'allow')], [imaginedItem('delete_repository', 'deny')], []].map((items) => imaginedRequest(items));
const types = { 'openai-responses': 'OpenAI.Responses.Tool.Mcp', 'claude-api': 'Anthropic.Beta.BetaMCPToolset' } as const;
const imports = "import type OpenAI from 'openai';\nimport type Anthropic from '@anthropic-ai/sdk';\n";

/** The compiler's complaints about a file of requests, exactly as printed. */
function complaints(name: string, lines: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${imports}${lines.join('\n')}\n`);
  const options = ['--noEmit', '--ignoreConfig', '--strict', '--skipLibCheck', '--target', 'es2024', '--module', 'nodenext', '--types', 'node', '--verbatimModuleSyntax'];
  const checked = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, file], { cwd: folder, encoding: 'utf8' });
  return checked.stdout + checked.stderr;
}

describe("the vendors' own types", () => {
  test('accept what is printed, whatever the tools are called', () => {
    const lines = Object.entries(types).flatMap(([id, type]) => {
      const target = targets[id as keyof typeof types];
      return requests.map((request) => `void (${target.print(target.build(request).data).trim()} satisfies ${type});`);
    });
    assert.equal(complaints('accepted.ts', lines), '');
  });
  test('reject a misspelled key, so they are really asked', () => {
    const said = complaints('rejected.ts', [
      `void ({ type: 'mcp', server_label: 'x', allowed_toolz: [] } satisfies ${types['openai-responses']});`,
      `void ({ type: 'mcp_toolset', mcp_server_name: 'x', config: {} } satisfies ${types['claude-api']});`,
    ]);
    assert.match(said, /allowed_toolz/);
    assert.match(said, /'config' does not exist/);
  });
});
