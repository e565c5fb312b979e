import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeServer } from '../../src/judge/judge-server.ts';
import type { JsonObject } from '../../src/schema/json.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { compareSeverity } from '../../src/schema/vocabulary.ts';
import type { Decision, Posture, RiskClass } from '../../src/schema/vocabulary.ts';
import { judgeOne, knowledge, toolOf } from './imagined.ts';

describe('a tool that says nothing', () => {
  const silent: ToolDefinition[] = [{ name: 'tool_1' }, { name: 'x', description: '' }, { name: '', description: '   ' }, { name: '☃' }, { name: 'frobnicate', description: 'A widget.' }];
  for (const tool of silent) {
    test(`is unclassified, treated as high, and never allowed: ${JSON.stringify(tool)}`, () => {
      const { class: riskClass, severity, confidence, decision } = judgeOne(tool);
      assert.deepEqual([riskClass, severity, confidence.band, decision], ['unclassified', 'high', 'none', 'ask']);
    });
  }

  test('stays unclassified when its author only claims that it reads', () => {
    const verdict = judgeOne({ name: 'tool_1', annotations: { readOnlyHint: true } });
    assert.equal(verdict.class, 'unclassified');
    assert.equal(verdict.hints[0]?.id, 'hint-uncorroborated');
  });

  test('could be destructive when its author says so', () => {
    assert.equal(judgeOne({ name: 'tool_1', annotations: { destructiveHint: true } }).couldBe?.class, 'destructive');
  });
});

describe("an author's hints", () => {
  const hinted: [string, ToolDefinition['annotations'], string, string][] = [
    ['delete_user', { readOnlyHint: true }, 'hint-understated', 'high'],
    ['update_user', { readOnlyHint: true }, 'hint-understated', 'medium'],
    ['delete_user', { destructiveHint: false }, 'hint-understated', 'high'],
    ['get_user', { readOnlyHint: false }, 'hint-overstated', 'info'],
    ['get_user', { readOnlyHint: true, destructiveHint: true }, 'hint-contradictory', 'low'],
    ['create_issue', { readOnlyHint: false, idempotentHint: true }, 'hint-retry-risk', 'medium'],
    ['update_user', { destructiveHint: true }, 'hint-overstated', 'info'],
    ['get_user', {}, 'hint-missing', 'info'],
  ];
  for (const [name, annotations, id, severity] of hinted) {
    test(`${JSON.stringify(annotations)} on ${name} is ${id}, ${severity}`, () => {
      const finding = judgeOne({ ...toolOf(name), annotations: annotations! }).hints.find((hint) => hint.id === id);
      assert.equal(finding?.severity, severity);
    });
  }

  test('never lower a verdict', () => {
    for (const name of ['delete_user', 'create_issue', 'run_command', 'pay_invoice', 'tool_1']) {
      const plain = judgeOne(toolOf(name));
      const praised = judgeOne({ ...toolOf(name), annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } });
      assert.deepEqual([praised.class, praised.severity, praised.decision], [plain.class, plain.severity, plain.decision], name);
    }
  });

  test('raise what could be, and the decision follows', () => {
    const { class: riskClass, couldBe, decision } = judgeOne({ ...toolOf('update_user'), annotations: { destructiveHint: true } });
    assert.deepEqual([riskClass, couldBe?.class, decision], ['write', 'destructive', 'ask']);
  });

  test('that are no booleans say nothing', () => {
    const odd = judgeOne({ name: 'get_user', annotations: { readOnlyHint: 'yes', destructiveHint: 1 } });
    assert.equal(odd.hints.find(({ hint }) => hint === 'readOnlyHint')?.id, 'hint-missing');
  });
});

describe('a plain verb and a plain noun', () => {
  const nouns = [
    'user', 'payment', 'invoice', 'order', 'subscription', 'file', 'token', 'secret', 'policy', 'role', 'message', 'issue', 'page', 'dashboard', 'report', 'query',
    'database', 'instance', 'job', 'workflow', 'deployment', 'comment', 'alert', 'event', 'customer', 'card', 'charge', 'refund', 'transfer', 'account', 'wallet',
    'key', 'domain', 'record', 'session', 'plan', 'price', 'check', 'test', 'snapshot', 'backup', 'log', 'list', 'schema', 'template', 'rule', 'permission',
  ];
  const readings: [string, RiskClass[]][] = [
    ['get', ['read']], ['list', ['read']], ['search', ['read']], ['update', ['write', 'financial']], ['create', ['write', 'financial', 'execute']], ['delete', ['destructive', 'financial']],
  ];
  for (const [verb, expected] of readings) {
    test(`are enough without any description: ${verb}`, () => {
      assert.deepEqual(nouns.map((noun) => judgeOne({ name: `${verb}_${noun}` })).filter((verdict) => !expected.includes(verdict.class)).map(({ name, class: badge }) => [name, badge]), []);
    });
  }
});

describe('a tool with several actions', () => {
  const manage = (values: string[]): ToolDefinition => ({
    name: 'manage_issue', description: 'Manage issues.', inputSchema: { type: 'object', properties: { action: { type: 'string', enum: values } }, required: ['action'] },
  });

  test('is judged action by action, and takes the worst', () => {
    const verdict = judgeOne(manage(['list', 'get', 'create', 'delete']));
    assert.deepEqual(verdict.actions?.map(({ value, class: riskClass }) => [value, riskClass]), [['list', 'read'], ['get', 'read'], ['create', 'write'], ['delete', 'destructive']]);
    assert.equal(verdict.class, 'destructive');
    assert.ok(verdict.flags.includes('multi-action'));
  });

  test('whose actions all read is a reading tool', () => {
    assert.equal(judgeOne({ ...manage(['list', 'get', 'search']), name: 'issue_tool', description: '' }).class, 'read');
  });

  test('is found where variants name the action', () => {
    const variants = ['create', 'delete'].map((value) => ({ properties: { action: { const: value } } }));
    assert.equal(judgeOne({ name: 'issue_tool', inputSchema: { type: 'object', oneOf: variants } }).actions?.length, 2);
  });

  test('is not made of a filter: a list of past deletions deletes nothing', () => {
    const filter: ToolDefinition = { ...manage(['create', 'update', 'delete']), name: 'list_audit_events', description: 'List audit events.' };
    assert.deepEqual([judgeOne(filter).class, judgeOne(filter).actions], ['read', undefined]);
  });

  const described: [string, string, string][] = [
    ['in quotes', 'What to do: "list" to show all, "delete" to remove one.', ''],
    ['after a colon', 'Operation to perform: list, delete. Choose "list" to read.', ''],
    ['with dashes', 'Valid values:\n  - list: Show all.\n  - delete: Remove one.', ''],
    ['with bars', 'One of (list|delete)', ''],
    ['in a docstring', '', 'Manage issues.\n\nArgs:\n    action: What to do ("list", "delete")\n    id: Issue'],
  ];
  for (const [how, inParameter, inTool] of described) {
    test(`is judged by the actions that words list ${how}`, () => {
      const tool: ToolDefinition = { name: 'manage_issue', description: inTool || 'Manage issues.', inputSchema: { type: 'object', properties: { action: { type: 'string', description: inParameter } } } };
      const verdict = judgeOne(tool);
      assert.deepEqual(verdict.actions?.map(({ value, class: badge }) => [value, badge]), [['list', 'read'], ['delete', 'destructive']]);
      assert.equal(verdict.class, 'destructive');
      const said = inParameter || inTool;
      const fromWords = verdict.evidence.filter(({ path }) => path.endsWith('/description') && path !== '/description');
      for (const { start, end, text } of inParameter === '' ? [] : fromWords) assert.equal(said.slice(start, end), text);
    });
  }

  test('is not made of a word list where the name says what is done', () => {
    const tool: ToolDefinition = { name: 'create_rule', inputSchema: { type: 'object', properties: { action: { type: 'string', description: 'allow, block or delete' } } } };
    assert.equal(judgeOne(tool).actions, undefined);
  });
});

describe('a switch', () => {
  const withSwitch = (name: string, property: string): ToolDefinition => ({ name, description: '', inputSchema: { type: 'object', properties: { id: { type: 'string' }, [property]: { type: 'boolean' } } } });

  test('that only shows what would happen makes an action that reads, and lowers nothing', () => {
    const verdict = judgeOne(withSwitch('delete_branch', 'dryRun'));
    assert.deepEqual([verdict.class, verdict.severity], [judgeOne(toolOf('delete_branch', '', ['id'])).class, judgeOne(toolOf('delete_branch', '', ['id'])).severity]);
    assert.deepEqual(verdict.actions?.map(({ value, class: badge, decision }) => [value, badge, decision]), [[true, 'read', 'allow'], [false, 'destructive', 'ask']]);
  });

  test('that removes for good is worse than one that does not', () => {
    const [lasting, passing] = judgeOne(withSwitch('delete_email', 'permanent')).actions!;
    assert.ok(compareSeverity(lasting!.severity, passing!.severity) > 0, JSON.stringify([lasting, passing]));
  });

  test('binds nothing where the tool runs what it is given, or is unknown', () => {
    for (const name of ['execute_command', 'frobnicate']) assert.equal(judgeOne(withSwitch(name, 'dry_run')).actions, undefined);
  });
});

describe('the decision', () => {
  const decided: [string, Record<Posture, Decision>][] = [
    ['get_weather', { strict: 'allow', balanced: 'allow', permissive: 'allow' }],
    ['update_user', { strict: 'ask', balanced: 'limit', permissive: 'limit' }],
    ['delete_user', { strict: 'deny', balanced: 'ask', permissive: 'limit' }],
    ['delete_database', { strict: 'deny', balanced: 'deny', permissive: 'ask' }],
    ['tool_1', { strict: 'deny', balanced: 'ask', permissive: 'ask' }],
  ];
  for (const [name, byPosture] of decided) {
    test(`on ${name} follows the posture`, () => {
      for (const [posture, decision] of Object.entries(byPosture)) {
        assert.equal(judgeServer({ server: 'example', tools: [toolOf(name)] }, knowledge, posture as Posture).tools[0]!.decision, decision, posture);
      }
    });
  }
});

describe('the hints an author could declare', () => {
  const suggested: [string, object | undefined][] = [
    ['get_user', { readOnlyHint: true, openWorldHint: false }],
    ['delete_user', { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false }],
    ['create_issue', { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true }],
    ['send_email', { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true }],
    ['tool_1', undefined],
  ];
  for (const [name, hints] of suggested) test(`follow from the definition: ${name}`, () => assert.deepEqual(judgeOne(toolOf(name)).suggestedHints, hints));
});

describe('a derivation', () => {
  test('leads from the evidence to the decision, each step with a rule or a row', () => {
    const { derivation } = judgeOne(toolOf('delete_snapshot', 'Permanently deletes a snapshot.'));
    assert.deepEqual(derivation.map(({ step }) => step), ['effect', 'class', 'severity', 'confidence', 'decision']);
    assert.ok(derivation.every(({ id, says, result }) => id !== '' && says !== '' && result !== ''));
  });
});

describe('a server', () => {
  const tools = [toolOf('read_email', 'Read an email.'), toolOf('web_search', 'Search the web.'), toolOf('send_email', 'Send an email.')];
  test('has the worst combination when its tools together read what is private, read what strangers write, and send', () => {
    const { combination } = judgeServer({ server: 'example', tools }, knowledge);
    assert.equal(combination.complete, true);
    assert.deepEqual(combination.suppliers.externalComm, ['send_email']);
  });
  test('is told which fewest tools to deny, and that a session should not hold all three', () => {
    const more = [...tools, toolOf('list_contacts', 'List contacts.'), toolOf('get_issue', 'Get an issue.')];
    const { combination } = judgeServer({ server: 'example', tools: more }, knowledge);
    assert.deepEqual(combination.cut, ['send_email']);
    assert.deepEqual(combination.ruleOfTwo, { holds: true, acts: ['send_email'] });
    const without = judgeServer({ server: 'example', tools: more.filter(({ name }) => !combination.cut!.includes(name)) }, knowledge);
    assert.deepEqual([without.combination.complete, without.combination.ruleOfTwo?.holds], [false, false]);
  });
  test('has none without a way out', () => {
    assert.equal(judgeServer({ server: 'example', tools: tools.slice(0, 1) }, knowledge).combination.complete, false);
  });
  test('gives each name its own verdict, in the order given, also when it lists one twice', () => {
    const judged = judgeServer({ server: 'example', tools: [toolOf('b'), toolOf('a'), toolOf('b')] }, knowledge);
    assert.deepEqual(judged.tools.map(({ name }) => name), ['b', 'a', 'b']);
  });
});

describe('a hostile definition', () => {
  const hostile: [string, ToolDefinition][] = [
    ['names of the prototype', { name: '__proto__', description: 'constructor', inputSchema: { type: 'object', properties: { constructor: {}, toString: {}, hasOwnProperty: { enum: ['__proto__'] } } } }],
    ['parts of other types', { name: 'x', title: 1, description: ['a'], inputSchema: 'no', outputSchema: null, annotations: [] }],
    ['a schema nested in itself without end', { name: 'x', inputSchema: deep(5000) }],
    ['lone surrogates', { name: '\ud800delete\udfff', description: '\ud800 deletes \udfff' }],
  ];
  for (const [what, tool] of hostile) test(`with ${what} gets a verdict all the same`, () => assert.ok(judgeOne(tool).severity));

  function deep(levels: number): JsonObject {
    let schema: JsonObject = { type: 'string' };
    for (let level = 0; level < levels; level += 1) schema = { type: 'object', properties: { a: schema } };
    return schema;
  }

  test('with hidden characters is flagged, at the character', () => {
    const verdict = judgeOne({ name: 'get_user', description: 'Gets a user.\u202e' });
    assert.ok(verdict.flags.includes('hidden-characters'));
    assert.equal(verdict.evidence.find(({ rule }) => rule === 'hidden-characters')?.start, 12);
  });

  test('hides no verb behind characters that are not seen', () => {
    assert.equal(judgeOne(toolOf('thing', 'De\u200bletes a user.')).class, 'destructive');
  });
});
