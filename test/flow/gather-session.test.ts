import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gatherSession } from '../../src/flow/scan/gather-session.ts';
import type { JudgedServer } from '../../src/flow/scan/scan-source.ts';
import type { ConfiguredAt } from '../../src/report/scanned-server.ts';
import { imaginedTool } from '../report/imagined-tool.ts';

const sessions = (...servers: [name: string, ...from: ConfiguredAt[]][]) => {
  const gathering = gatherSession();
  for (const [server, ...from] of servers) {
    gathering.add({ server, outcome: 'listed', tools: [imaginedTool('read_note')], definitions: [{ name: 'read_note' }], ...(from.length > 0 && { from }) } as unknown as JudgedServer);
  }
  return gathering.conclude().map(({ client, project, servers: names }) => [client, project, names]);
};

describe('servers of one scan', () => {
  const [cursor, code] = [{ client: 'Cursor', file: 'a' }, { client: 'Claude Code', file: 'b' }];
  const inProject = (project: string) => ({ ...code, project });
  test('are one session where nobody says whose they are, also from several files', () => {
    assert.deepEqual(sessions(['a'], ['b']), [[undefined, undefined, ['a', 'b']]]);
    assert.deepEqual(sessions(['a', { file: 'x.json' }], ['b', { file: 'y.json' }]), [[undefined, undefined, ['a', 'b']]]);
  });
  test('meet only those of their client', () => {
    assert.deepEqual(sessions(['a', cursor], ['b', code], ['c', cursor], ['d', code, cursor]), [['Cursor', undefined, ['a', 'c', 'd']], ['Claude Code', undefined, ['b', 'd']]]);
    assert.deepEqual(sessions(['a', cursor], ['b', code]), []);
  });
  test('meet in each project those that their client has everywhere', () => {
    assert.deepEqual(sessions(['everywhere', code], ['one', inProject('/one')], ['two', inProject('/two')]), [['Claude Code', '/one', ['everywhere', 'one']], ['Claude Code', '/two', ['everywhere', 'two']]]);
  });
});
