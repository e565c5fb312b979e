import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeServer } from '../../src/judge/judge-server.ts';
import type { Assessment } from '../../src/schema/verdict/assessment.ts';
import type { ToolDefinition, ToolHints } from '../../src/schema/tool.ts';
import { judgeListed } from './catalog.ts';
import { knowledge, toolOf } from './imagined.ts';

const reading = ['get_user', 'list_tasks', 'search_docs'];
const changing = ['create_ticket', 'update_user', 'delete_user'];
const names = [...reading, ...changing];

const judged = (hintsOf: (name: string) => ToolHints | null, tools = names): Map<string, Assessment> => {
  const definitions = tools.map((name): ToolDefinition => {
    const hints = hintsOf(name);
    return hints === null ? toolOf(name) : { ...toolOf(name), annotations: { ...hints } };
  });
  return new Map(judgeServer({ server: 'example', tools: definitions }, knowledge).tools.map((tool) => [tool.name, tool]));
};
const plain = judged(() => null);
const verdictOf = ({ class: badge, severity, couldBe, decision }: Assessment) => [badge, severity, couldBe?.class, decision];
const blanketOf = ({ hints }: Assessment) => hints.filter(({ id }) => id === 'hint-blanket').map(({ hint }) => hint);

describe('a hint that stands on reads and deletes alike', () => {
  const stamps: [what: string, hints: ToolHints, told: string[]][] = [
    ['destructive, all of them', { destructiveHint: true }, ['destructiveHint']],
    ['not read-only, all of them', { readOnlyHint: false }, ['readOnlyHint']],
    ['both', { readOnlyHint: false, destructiveHint: true }, ['destructiveHint', 'readOnlyHint']],
    ['the defaults that libraries fill in', { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true }, ['destructiveHint', 'readOnlyHint']],
  ];
  for (const [what, hints, told] of stamps) {
    const stamped = judged(() => hints);
    test(`says nothing of any tool: ${what}`, () => {
      for (const name of names) assert.deepEqual(verdictOf(stamped.get(name)!), verdictOf(plain.get(name)!), name);
    });

    test(`is named on every tool: ${what}`, () => {
      for (const name of names) assert.deepEqual(blanketOf(stamped.get(name)!).sort(), told, name);
    });

    test(`asks for no read: ${what}`, () => {
      assert.deepEqual(reading.map((name) => stamped.get(name)!.decision), reading.map(() => 'allow'));
    });

    test(`lowers no deletion: ${what}`, () => {
      assert.deepEqual([stamped.get('delete_user')!.class, stamped.get('delete_user')!.decision], ['destructive', 'ask']);
    });
  }

  test('still says nothing where one tool of ten has none', () => {
    const ten = ['get_a_user', 'get_b_user', 'get_c_user', 'get_d_user', 'get_e_user', 'get_f_user', 'update_user', 'rename_user', 'delete_user', 'list_tasks'];
    const stamped = judged((name) => (name === 'list_tasks' ? { readOnlyHint: true } : { destructiveHint: true }), ten);
    assert.deepEqual([blanketOf(stamped.get('update_user')!), stamped.get('update_user')!.couldBe], [['destructiveHint'], undefined]);
    assert.deepEqual(blanketOf(stamped.get('list_tasks')!), []);
  });

  const undone: [what: string, others: string[], hints: ToolHints | null][] = [
    ['one tool that is declared read-only', ['ping'], { readOnlyHint: true }],
    ['one tool without hints', ['ping'], null],
    ['two tools that are declared read-only', ['ping', 'get_status'], { readOnlyHint: true }],
    ['three changes that are declared harmless', ['create_note', 'update_note', 'add_tag'], { destructiveHint: false }],
  ];
  for (const [what, others, hints] of undone) {
    test(`still says nothing beside ${what}`, () => {
      const rooms = ['list_rooms', 'list_users', 'list_tasks', 'list_floors', 'delete_room'];
      const stamped = judged((name) => (others.includes(name) ? hints : { destructiveHint: true }), [...rooms, ...others]);
      for (const name of rooms) assert.deepEqual(blanketOf(stamped.get(name)!), ['destructiveHint'], name);
      assert.deepEqual(rooms.map((name) => stamped.get(name)!.decision), ['allow', 'allow', 'allow', 'allow', 'ask']);
    });
  }

  test('still says nothing where only sentences tell what reads', () => {
    const told = [toolOf('rooms', 'Lists rooms.'), toolOf('guests', 'Returns the guests.'), toolOf('delete_room', 'Deletes a room.')];
    const { tools } = judgeServer({ server: 'example', tools: told.map((tool) => ({ ...tool, annotations: { destructiveHint: true } })) }, knowledge);
    assert.deepEqual(tools.map(blanketOf), [['destructiveHint'], ['destructiveHint'], ['destructiveHint']]);
  });

  test('is heard on what overwrites, and not on what only adds', () => {
    const hinted = (tool: ReturnType<typeof toolOf>) => judgeServer({ server: 'example', tools: [{ ...tool, annotations: { destructiveHint: true } }] }, knowledge).tools[0]!;
    assert.equal(hinted(toolOf('write_file', 'Writes a file, overwriting what is there.')).couldBe?.class, 'destructive');
    assert.equal(hinted(toolOf('create_folder', 'Creates a folder.')).couldBe, undefined);
  });

  test('lowers nothing that the definition says by itself', () => {
    const said = [toolOf('list_items', 'Delete all items for good.'), toolOf('get_user', 'Gets a user.'), toolOf('delete_user', 'Deletes a user.')];
    const [stamped] = judgeServer({ server: 'example', tools: said.map((tool) => ({ ...tool, annotations: { destructiveHint: true } })) }, knowledge).tools;
    assert.deepEqual([(stamped!.couldBe ?? stamped!).class, blanketOf(stamped!)], ['destructive', ['destructiveHint']]);
  });
});

describe('a hint that an author chose', () => {
  const chosen: [what: string, hinted: (name: string) => ToolHints | null, tool: string, couldBe: string, decision: string][] = [
    ['destructive on one read', (name) => (name === 'get_user' ? { destructiveHint: true } : null), 'get_user', 'destructive', 'ask'],
    ['destructive on one update', (name) => (name === 'update_user' ? { destructiveHint: true } : null), 'update_user', 'destructive', 'ask'],
    ['destructive on one update, where others deny it', (name) => ({ destructiveHint: name === 'update_user' }), 'update_user', 'destructive', 'ask'],
    ['destructive on what changes, read-only on what reads', (name) => (reading.includes(name) ? { readOnlyHint: true } : { readOnlyHint: false, destructiveHint: name !== 'create_ticket' }), 'update_user', 'destructive', 'ask'],
    ['not read-only on one read', (name) => (name === 'get_user' ? { readOnlyHint: false } : { readOnlyHint: reading.includes(name) }), 'get_user', 'write', 'limit'],
  ];
  for (const [what, hinted, tool, couldBe, decision] of chosen) {
    test(`still raises: ${what}`, () => {
      const verdict = judged(hinted).get(tool)!;
      assert.deepEqual([verdict.couldBe?.class, verdict.decision, blanketOf(verdict)], [couldBe, decision, []]);
    });
  }

  test('still raises where all tools of the server only read, or all only change', () => {
    const reads = judged(() => ({ destructiveHint: true }), reading);
    const changes = judged(() => ({ destructiveHint: true }), ['update_user', 'update_order', 'delete_user']);
    assert.deepEqual([reads.get('get_user')!.couldBe?.class, changes.get('update_user')!.couldBe?.class], ['destructive', 'destructive']);
  });

  test('still raises on a tool by itself', () => {
    assert.equal(judged(() => ({ destructiveHint: true }), ['update_user']).get('update_user')!.couldBe?.class, 'destructive');
  });

  test('is no stamp where it praises: read-only on all of them is a contradiction on those that change', () => {
    const praised = judged(() => ({ readOnlyHint: true }));
    for (const name of changing) assert.deepEqual(praised.get(name)!.hints.map(({ id }) => id), ['hint-understated'], name);
    assert.deepEqual(verdictOf(praised.get('delete_user')!), verdictOf(plain.get('delete_user')!));
  });
});

describe('a listed server that marks every change as destructive', () => {
  const marked: [server: string, adds: string[]][] = [
    ['microsoft-365', ['create-todo-task-list', 'create-calendar', 'create-onedrive-folder', 'create-excel-chart', 'update-calendar', 'update-planner-bucket']],
    ['playwright', ['browser_resize', 'browser_hover', 'browser_navigate', 'browser_network_state_set']],
    ['azure', ['workbooks_update', 'storagesync_syncgroup_create', 'compute_disk_create', 'fileshares_fileshare_snapshot_create']],
  ];
  for (const [server, adds] of marked) {
    test(`is told so, and its plain changes are limited: ${server}`, async () => {
      const { tools } = await judgeListed(server);
      const found = tools.filter(({ name }) => adds.includes(name));
      assert.equal(found.length, adds.length);
      assert.deepEqual(found.map(({ name, decision, couldBe }) => [name, decision, couldBe]), found.map(({ name }) => [name, 'limit', undefined]));
      for (const tool of found) assert.deepEqual(blanketOf(tool), ['destructiveHint'], tool.name);
    });
  }
});
