import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JsonObject } from '../../src/schema/json.ts';
import { judgeOne } from './imagined.ts';

/** The values of the argument that chooses, as the verdict on a tool with these properties names them. */
const chosen = (properties: object, { name = 'manage_member', description = 'Manage members.', $defs = {} as object } = {}) => (
  judgeOne({ name, description, inputSchema: { type: 'object', properties: properties as JsonObject, $defs: $defs as JsonObject } }).actions?.map(({ value }) => value) ?? []);

const text = { type: 'string' };
const actions = { type: 'string', enum: ['list', 'create', 'delete'] };
const list = ['list', 'create', 'delete'];
const each = (key: string) => ({ [key]: list.map((value) => ({ type: 'object', properties: { action: { const: value } } })) });

describe('an argument that chooses', () => {
  const listed: Record<string, object> = {
    'an enumeration': { action: actions },
    'an enumeration behind a reference': { action: { $ref: '#/$defs/A' } },
    'one that may be missing': { action: { anyOf: [{ $ref: '#/$defs/A' }, { type: 'null' }], default: null } },
    'one behind allOf': { action: { allOf: [{ $ref: '#/$defs/A' }], default: 'list' } },
    'constants': { action: { oneOf: list.map((value) => ({ const: value })) } },
    'constants behind references': { action: { anyOf: list.map((value) => ({ $ref: `#/$defs/${value}` })) } },
    'variants of the request': { request: each('oneOf') },
    'variants behind references': { request: { oneOf: list.map((value) => ({ $ref: `#/$defs/${value}_request` })), discriminator: { propertyName: 'action' } } },
    'an argument of the request': { request: { type: 'object', properties: { action: actions } } },
    'steps': { steps: { type: 'array', items: { type: 'object', properties: { op: actions } } } },
    'steps behind references': { operations: { type: 'array', items: { $ref: '#/$defs/Step' } } },
    'steps of several kinds': { steps: { type: 'array', items: each('anyOf') } },
    'a list of actions': { operations: { type: 'array', items: actions } },
    'a map of steps': { ops: { type: 'object', additionalProperties: { type: 'object', properties: { op: actions } } } },
    'a list that contains an action': { ops: { type: 'array', contains: actions } },
    'the first of a tuple': { step: { type: 'array', prefixItems: [actions, { type: 'string' }] } },
    'a list of actions behind a reference': { operations: { type: 'array', items: { $ref: '#/$defs/A' } } },
    'a condition': { action: text, request: { if: { properties: { action: { const: 'list' } } }, then: { properties: { action: { enum: ['create', 'delete'] } } } } },
  };
  const $defs = {
    A: actions, Step: { properties: { op: { $ref: '#/$defs/A' } } },
    ...Object.fromEntries(list.flatMap((value) => [[value, { const: value }], [`${value}_request`, { properties: { action: { const: value } } }]])),
  };
  for (const [what, properties] of Object.entries(listed)) test(`may be ${what}`, () => assert.deepEqual(chosen(properties, { $defs }), list));

  test('at the top of the input is named where a caller finds it, and its values where they stand', () => {
    const verdict = judgeOne({ name: 'manage_member', inputSchema: { type: 'object', properties: { action: { $ref: '#/$defs/A' } }, $defs: $defs as unknown as JsonObject } });
    assert.equal(verdict.actions?.[0]?.parameter, '/inputSchema/properties/action');
    assert.equal(verdict.evidence.find(({ rule }) => rule === 'name-deletes')?.path, '/inputSchema/$defs/A/enum/2');
    assert.equal(verdict.class, 'destructive');
  });

  const inWords: [description: string, values: string[]][] = [
    ['What to do: list, hide or discard', ['list', 'hide', 'discard']],
    ['list, hide or discard', ['list', 'hide', 'discard']],
    ['Whether to list, hide, or discard the comment.', ['list', 'hide', 'discard']],
    ['One of: add, remove', ['add', 'remove']],
    ['One of add, remove and list.', ['add', 'remove', 'list']],
    ['add|remove|list', ['add', 'remove', 'list']],
    ['Action to take (add/remove/list)', ['add', 'remove', 'list']],
    ['Supported actions: create, delete.', ['create', 'delete']],
    ['"create" or "delete"', ['create', 'delete']],
    ['Done on the item, hide or discard', ['hide', 'discard']],
    ['add or remove', ['add', 'remove']],
  ];
  for (const [description, values] of inWords) {
    test(`may be described: ${description}`, () => {
      assert.deepEqual(chosen({ action: { type: 'string', description } }), values);
      assert.deepEqual(chosen({ steps: { type: 'array', items: { properties: { op: { type: 'string', description } } } } }), values, 'in a step');
    });
  }

  const byTool: [description: string, values: string[]][] = [
    ['Manage members. Actions: create, read, delete', ['create', 'read', 'delete']],
    ['Manage members.\n\nSupported actions: create, read, delete. Needs a token.', ['create', 'read', 'delete']],
    ['Manage members.\n\nOperations:\n- create: makes one\n- delete: removes one\n\nOther:\n- note: none', ['create', 'delete']],
    ['Manage members.\n\nArgs:\n    action: One of "create", "delete"', ['create', 'delete']],
  ];
  for (const [description, values] of byTool) test(`may be described by the tool: ${JSON.stringify(description)}`, () => assert.deepEqual(chosen({ action: text }, { description }), values));

  const none: Record<string, [object, string?]> = {
    'a filter of a reading tool': [{ action: actions }, 'list_events'],
    'what a thing is made of': [{ steps: { type: 'array', items: { properties: { action: actions } } } }, 'create_workflow'],
    'a button in a message': [{ actions: { type: 'array', items: { properties: { action: actions } } } }, 'send_message'],
    'what another argument is about': [{ trigger: { properties: { action: actions } } }],
    'words that are no verbs': [{ action: { type: 'string', description: 'Name of it: red, green or blue' } }],
    'a word of free text': [{ action: { type: 'string', description: 'The action, if there is one, or nothing.' } }],
    'values that are no verbs': [{ action: { enum: ['red', 'green', 'blue'] } }],
    'words about a tool that says what it does': [{ action: { type: 'string', description: 'create or delete' } }, 'update_rule'],
    'one value': [{ action: { enum: ['delete'] } }],
  };
  for (const [what, [properties, name]] of Object.entries(none)) test(`is none where it is ${what}`, () => assert.deepEqual(chosen(properties, { name: name ?? 'manage_member' }), []));

  test('is one under a name that reads, where reading is one of its values', () => {
    for (const [name, values] of [['run_report', ['list', 'delete', 'archive']], ['get_files', ['read', 'overwrite', 'delete']]] as const) {
      const { class: badge, decision } = judgeOne({ name, inputSchema: { type: 'object', properties: { action: { enum: [...values] } } } });
      assert.deepEqual([badge, decision], ['destructive', 'ask'], name);
    }
    assert.deepEqual(chosen({ action: { enum: ['read', 'update', 'delete'] } }, { name: 'list_permissions' }), []);
  });

  test('with more values than an assessment names counts with all of them', () => {
    const { actions: named, class: badge } = judgeOne({ name: 'manage_member', inputSchema: { type: 'object', properties: { action: { enum: [...Array.from({ length: 300 }, (_, index) => `list_${index}`), 'delete_all'] } } } });
    assert.deepEqual([named?.length, badge], [60, 'destructive']);
  });
});

describe('a tool and its actions', () => {
  const judged = (name: string, values: string[], more: object = {}) => judgeOne({ name, description: '', inputSchema: { type: 'object', properties: { action: { enum: values } } }, ...more });

  test('agree on the worst: the tool is no milder', () => {
    const { headline, decision, actions: named, derivation } = judged('manage_database', ['list', 'drop']);
    assert.deepEqual(named?.map(({ value, severity }) => [value, severity]), [['list', 'low'], ['drop', headline]]);
    assert.equal(decision, named?.at(-1)?.decision);
    assert.equal(derivation.at(-1)?.step, 'decision');
    assert.equal(derivation.filter(({ step }) => step === 'decision').length, 1);
  });

  test('agree where an action says nothing of itself: it is at most as bad as the tool', () => {
    const { headline, decision, actions: named } = judged('frame', ['switch', 'default']);
    const unknown = named?.find(({ class: badge }) => badge === 'unclassified');
    assert.deepEqual([unknown?.severity, unknown?.decision], [headline, decision]);
    assert.notEqual(headline, 'high');
  });

  test('agree where the author says that the tool destroys: what changes something is as strict as the tool', () => {
    const { decision, headline, actions: named } = judged('manage_customer', ['list', 'append', 'replace'], { annotations: { destructiveHint: true } });
    assert.deepEqual([headline, decision], ['high', 'ask']);
    assert.deepEqual(named?.map((action) => action.decision), ['limit', 'ask', 'ask']);
  });

  test('have none where a request is written down: its method chooses nothing', () => {
    const saved = judgeOne({ name: 'create_saved_request', description: 'Creates a request in a collection.', inputSchema: { type: 'object', properties: { method: { enum: ['GET', 'POST', 'DELETE'] } } } });
    assert.deepEqual([saved.class, saved.actions], ['write', undefined]);
  });
});

describe('a switch', () => {
  const yes = { type: 'boolean' };
  const verdict = (name: string, properties: object) => judgeOne({ name, description: '', inputSchema: { type: 'object', properties: properties as JsonObject } });

  for (const [name, property] of [['apply_manifests', 'prune'], ['sync_folder', 'delete_existing'], ['import_rows', 'truncate'], ['update_list', 'removeMissing'], ['manage_table', 'drop_existing'], ['deploy_stack', 'remove_orphans']] as const) {
    test(`that makes ${name} delete counts for what it could be: ${property}`, () => {
      for (const properties of [{ [property]: yes }, { options: { properties: { [property]: yes } } }, { [property]: { anyOf: [yes, { type: 'null' }] } }]) {
        const { class: badge, couldBe, decision } = verdict(name, properties);
        assert.equal(couldBe?.class ?? badge, 'destructive');
        assert.notEqual(decision, 'allow');
      }
      assert.notEqual(verdict(name, {}).couldBe?.class, 'destructive');
    });
  }

  test('that makes it overwrite makes it harder to undo', () => {
    for (const name of ['save_report', 'add_library', 'update_asset']) {
      assert.deepEqual([verdict(name, {}), verdict(name, { overwrite: yes })].map(({ facets }) => facets.reversibility), ['reversible', 'compensable'], name);
    }
    assert.ok(verdict('push_branch', { force: yes }).flags.includes('irreversible'));
  });

  test('of a tool that reads changes nothing', () => {
    for (const property of ['force', 'prune', 'overwrite', 'purge', 'delete_existing', 'clean', 'permanent', 'recursive']) {
      const { class: badge, couldBe, flags } = verdict('get_items', { [property]: yes });
      assert.deepEqual([badge, couldBe, flags.includes('irreversible')], ['read', undefined, false], property);
    }
  });

  test('behind a reference is one: a dry run reads', () => {
    const { actions } = judgeOne({ name: 'delete_user', inputSchema: { type: 'object', properties: { dry_run: { $ref: '#/$defs/Flag' } }, $defs: { Flag: { anyOf: [yes, { type: 'null' }] } } } });
    assert.deepEqual(actions?.map(({ parameter, value, class: badge }) => [parameter, value, badge]), [['/inputSchema/properties/dry_run', true, 'read'], ['/inputSchema/properties/dry_run', false, 'destructive']]);
  });
});
