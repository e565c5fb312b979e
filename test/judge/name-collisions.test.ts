import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeServer } from '../../src/judge/judge-server.ts';
import { knowledge, toolOf } from './imagined.ts';

describe('tools of one server', () => {
  const rows: [names: string[], collisions: string[][] | undefined][] = [
    [['a', 'a', 'A'], [['a', 'a', 'A']]], [['read_note', 'Read_Note'], [['read_note', 'Read_Note']]], [['readNote', 'x', 'read-note', 'X'], [['readNote', 'read-note'], ['x', 'X']]],
    [['read_note', 're\u0430d_note'], [['read_note', 're\u0430d_note']]], [['ｒead', 'read'], [['ｒead', 'read']]], [['', ''], [['', '']]], [['!', '?'], undefined],
    [['读取', '写入'], undefined], [['read_note', 'delete_note'], undefined], [['a'], undefined], [[], undefined],
  ];
  for (const [names, collisions] of rows) {
    test(`are named where they cannot be told apart: ${JSON.stringify(names)}`, () => {
      const judged = judgeServer({ server: 's', tools: names.map((name) => toolOf(name, 'Does it.', [])) }, knowledge);
      assert.deepEqual(judged.collisions?.map(({ tools }) => tools), collisions);
    });
  }
});
