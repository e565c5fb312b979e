import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { judgeServer } from '../../src/judge/judge-server.ts';
import type { Evidence } from '../../src/schema/verdict/assessment.ts';
import { isJsonObject } from '../../src/schema/json.ts';
import type { Json } from '../../src/schema/json.ts';
import type { Snapshot } from '../../src/schema/catalog/snapshot.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { judgeOne, knowledge, toolOf } from './imagined.ts';

const snapshots = resolve(import.meta.dirname, '../../catalog/snapshots');

/** What stands at a pointer of a definition, and the last key of the pointer. */
function standsAt(tool: ToolDefinition, path: string): string[] {
  const keys = path.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const value = keys.reduce<Json | undefined>((inner, key) => (
    Array.isArray(inner) ? inner[Number(key)] : isJsonObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), tool as unknown as Json);
  return [...(typeof value === 'string' ? [value] : []), keys.at(-1) ?? ''];
}

const stands = (tool: ToolDefinition, { in: place, path, start, end, text }: Evidence) => place === 'server'
  || text === '' || standsAt(tool, path).some((verbatim) => verbatim.slice(start, end) === text);

describe('evidence', () => {
  for (const file of readdirSync(snapshots).sort()) {
    test(`points at text that really stands there: ${file}`, () => {
      const { tools } = JSON.parse(readFileSync(join(snapshots, file), 'utf8')) as Snapshot;
      const definitions = tools.map(({ definition }) => definition);
      const judged = judgeServer({ server: file.replace('.json', ''), tools: definitions }, knowledge).tools;
      const wrong = judged.flatMap((tool, index) => [...tool.evidence, ...tool.overruled].filter((item) => !stands(definitions[index]!, item)));
      assert.deepEqual(wrong, []);
    });
  }

  test('counts UTF-16 units of the verbatim text, whatever stands before', () => {
    const tool = toolOf('thing', '🗑️ “Achtung” — Permanently deletes a database.');
    const verb = judgeOne(tool).evidence.find(({ rule }) => rule === 'description-deletes');
    assert.equal(verb?.text, 'deletes');
    assert.equal((tool.description as string).slice(verb.start, verb.end), 'deletes');
  });

  test('that an exception stopped is kept as overruled, with the words that stopped it', () => {
    const { overruled } = judgeOne(toolOf('clear_formatting', 'Clears all formatting from the selected cells.'));
    const stopped = overruled.find(({ rule, facet }) => rule === 'name-deletes' && facet === 'effects');
    assert.equal(stopped?.because.text, 'formatting');
  });

  test('of the same strength only adds: a more dangerous word never lowers a verdict', () => {
    for (const [mild, worse] of [['read_item', 'read_and_delete_item'], ['update_user', 'update_and_purge_user'], ['get_token', 'get_and_rotate_token']] as const) {
      const rank = { read: 1, write: 2, execute: 3, destructive: 4, financial: 4, unclassified: 0 };
      assert.ok(rank[judgeOne(toolOf(worse)).class] > rank[judgeOne(toolOf(mild)).class], worse);
    }
  });
});
