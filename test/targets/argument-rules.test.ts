import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ActionAssessment, Assessment } from '../../src/schema/verdict/assessment.ts';
import type { JsonObject } from '../../src/schema/json.ts';
import type { Decision, Flag, RiskClass } from '../../src/schema/vocabulary.ts';
import { argumentRules } from '../../src/targets/arguments/argument-rules.ts';
import { passesRule } from '../../src/targets/arguments/passes-rule.ts';
import { stricterItem } from '../../src/targets/arguments/stricter-item.ts';
import { adversarialAddresses } from './adversarial-addresses.ts';
import { argumentTrials, mayLack } from './argument-trials.ts';
import { catalogRequests } from './catalog-requests.ts';
import { imaginedItem } from './imagined-request.ts';

/** The verdict on an imagined tool. */
function verdict(decision: Decision, rest: Partial<Assessment> = {}): Assessment {
  return { name: 'tool', class: 'write', decision, flags: [], facets: { effects: [] }, ...rest } as unknown as Assessment;
}
const actions = (values: Record<string, Decision>, parameter = '/inputSchema/properties/action') => (
  Object.entries(values).map(([value, decision]) => ({ parameter, value, decision }) as ActionAssessment));
const definition = (properties: JsonObject, required: string[] = []) => ({ name: 'tool', inputSchema: { type: 'object', properties, required } });
const rules = (assessment: Assessment, properties: JsonObject = {}, required: string[] = [], fill = false) => argumentRules(assessment, definition(properties, required), fill);

describe('a tool with several actions', () => {
  test('is eased to the mildest decision any of them has, for those that have it', () => {
    const { eased } = rules(verdict('deny', { actions: actions({ list: 'allow', get: 'allow', create: 'limit', drop: 'deny' }) }), { action: { type: 'string' } }, ['action']);
    assert.deepEqual([eased?.decision, eased?.when[0]?.test, eased?.when[0]?.values, eased?.when[0]?.required], ['allow', 'one-of', ['list', 'get'], true]);
    assert.equal(rules(verdict('ask', { actions: actions({ create: 'limit', drop: 'ask' }) })).eased?.decision, 'limit');
  });
  test('is not eased where no action is milder, or where the argument stands deeper', () => {
    for (const some of [actions({ a: 'ask', b: 'deny' }), actions({ a: 'allow' }, '/inputSchema/properties/args/properties/action'), actions({ a: 'allow' }, '/inputSchema/oneOf/0/properties/action')]) {
      assert.equal(rules(verdict('ask', { actions: some })).eased, undefined);
    }
  });
  test('is not eased where the argument does not decide what the call does', () => {
    const value = (parameter: string, values: Record<string, [Decision, RiskClass]>) => Object.entries(values).map(([text, [decision, badge]]) => (
      { parameter: `/inputSchema/properties/${parameter}`, value: text, class: badge, severity: 'medium', decision }) as ActionAssessment);
    const named = (effect: string) => [{ facet: 'effects', value: effect, in: 'name', strength: 'decisive' }] as Assessment['evidence'];
    const eases = (parameter: string, values: Record<string, [Decision, RiskClass]>, rest: Partial<Assessment> = {}) => (
      rules(verdict('ask', { actions: value(parameter, values), evidence: [], ...rest }), { [parameter]: { type: 'string', enum: Object.keys(values) } }).eased !== undefined);
    assert.ok(!eases('mode', { rewrite: ['ask', 'write'], append: ['limit', 'write'] }, { evidence: named('update') }));
    assert.ok(!eases('type', { RECEIVE: ['limit', 'write'], SPEND: ['ask', 'financial'] }, { evidence: named('create') }));
    assert.ok(!eases('action', { get: ['allow', 'read'], delete: ['ask', 'destructive'] }, { evidence: named('create') }), 'what is stored is not done');
    assert.ok(!eases('method', { GET: ['allow', 'read'], DELETE: ['ask', 'destructive'] }));
    assert.ok(eases('method', { GET: ['allow', 'read'], DELETE: ['ask', 'destructive'] }, { flags: ['http-generic'] }));
    assert.ok(eases('mode', { list: ['allow', 'read'], prune: ['ask', 'destructive'] }) && eases('action', { open: ['limit', 'write'], discard: ['ask', 'destructive'] }, { evidence: named('update') }));
    assert.ok(!eases('action', { list: ['allow', 'read'], get: ['allow', 'read'] }), 'all its values are no choice');
  });
  test('is told from the verdict alone, and its argument may have any name', () => {
    assert.deepEqual(argumentRules(verdict('ask', { actions: actions({ a: 'allow' }, '/inputSchema/properties/a~1b~0c') }), undefined, false).eased?.when.map(({ parameter, required }) => [parameter, required]), [['a/b~c', undefined]]);
  });
});

describe('a switch', () => {
  const position = (parameter: string, value: boolean, badge: RiskClass, decision: Decision): ActionAssessment => (
    { parameter: `/inputSchema/properties/${parameter}`, value, class: badge, severity: 'low', decision }
  );
  for (const decision of ['limit', 'ask', 'deny'] as const) {
    test(`eases ${decision} in the position that is judged milder`, () => {
      const actions = [position('dryRun', true, 'read', 'allow'), position('dryRun', false, 'destructive', decision)];
      const found = rules(verdict(decision, { actions }), { dryRun: { type: 'boolean' } }).eased;
      assert.deepEqual([found?.decision, found?.when.map(({ parameter, test: kind, values }) => [parameter, kind, values])], ['allow', [['dryRun', 'equals', [true]]]]);
    });
  }
  test('eases in its other position where that is the milder one', () => {
    const actions = [position('permanent', true, 'destructive', 'ask'), position('permanent', false, 'destructive', 'limit')];
    assert.deepEqual(rules(verdict('ask', { actions }), { permanent: { type: 'boolean' } }).eased?.when.map(({ values }) => values), [[false]]);
  });
  for (const about of ['Ignored, kept for compatibility', 'Deprecated. Has no effect.', 'Not implemented yet', 'Not supported by this server', 'Reserved', 'No-op']) {
    test(`eases nothing where it is described as doing nothing: ${about}`, () => {
      const actions = [position('dryRun', true, 'read', 'allow'), position('dryRun', false, 'destructive', 'deny')];
      assert.equal(rules(verdict('deny', { actions }), { dryRun: { type: 'boolean', description: about } }).eased, undefined);
    });
  }
  test('eases nothing that nobody judged', () => assert.equal(rules(verdict('ask'), { dryRun: { type: 'boolean' } }).eased, undefined));
});

describe('an address', () => {
  const flagged = (flag: Flag) => verdict('allow', { flags: [flag] });
  test('that a flagged tool requires may not be private', () => {
    for (const flag of ['url-param', 'http-generic'] as const) {
      assert.deepEqual(rules(flagged(flag), { targetUrl: { type: 'string' }, method: { type: 'string' } }, ['targetUrl', 'method']).only?.map(({ parameter, test: kind, fill }) => [parameter, kind, fill]), [['targetUrl', 'not-private-host', false]]);
    }
  });
  test('that is optional or a list is tested too, and one of a tool without the flag is not', () => {
    const shape = (properties: JsonObject, required: string[] = []) => rules(flagged('url-param'), properties, required).only?.map(({ parameter, optional, list }) => [parameter, optional, list]);
    assert.deepEqual(shape({ url: { type: 'string' } }), [['url', true, undefined]]);
    assert.deepEqual(shape({ urls: { type: 'array', items: { type: 'string' } }, url: { type: ['string', 'null'] } }, ['urls', 'url']), [['urls', undefined, 'only'], ['url', undefined, undefined]]);
    assert.deepEqual(shape({ url: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] } }, ['url']), [['url', undefined, 'too']]);
    assert.equal(shape({ links: { type: 'boolean' }, urls: { type: 'array', items: { type: 'object' } } }), undefined);
    assert.equal(rules(verdict('allow'), { url: { type: 'string' } }, ['url']).only, undefined);
  });
});

describe('what a person must fill in', () => {
  const filled = (assessment: Assessment, properties: JsonObject, required: string[]) => (rules(assessment, properties, required, true).only ?? []).map(({ parameter, test: kind, fill }) => [parameter, kind, fill]);
  test('is added only when asked for', () => {
    assert.equal(rules(verdict('ask', { flags: ['money'] }), { amount: { type: 'integer' } }, ['amount']).only, undefined);
  });
  test('caps amounts, holds to folders, receivers and hosts, by the names of the schema', () => {
    assert.deepEqual(filled(verdict('ask', { flags: ['money'] }), { totalAmount: { type: 'integer' }, currency: { type: 'string' } }, []), [['totalAmount', 'at-most', true]]);
    assert.deepEqual(filled(verdict('ask', { flags: ['fs-write'] }), { filePath: { type: 'string' }, path: { type: 'string' } }, ['filePath']), [['filePath', 'starts-with', true], ['path', 'starts-with', true]]);
    assert.deepEqual(filled(verdict('ask', { facets: { effects: ['communicate'] } }), { to: { type: 'string' }, cc: { type: 'string' } }, ['to']), [['to', 'one-of', true], ['cc', 'one-of', true]]);
    assert.deepEqual(filled(verdict('ask', { flags: ['url-param'] }), { url: { type: 'string' } }, ['url']), [['url', 'host-one-of', true]]);
  });
  test('goes by formats too, of each value of a list', () => {
    const feeds = { type: 'array', items: { type: 'string', format: 'uri' } };
    const handles = { type: 'array', items: { type: 'string', format: 'email' } };
    assert.deepEqual(filled(verdict('allow', { flags: ['url-param'] }), { feeds }, ['feeds']), [['feeds', 'host-one-of', true]]);
    assert.deepEqual(filled(verdict('ask', { facets: { effects: ['communicate'] } } as Partial<Assessment>), { handles }, ['handles']), [['handles', 'one-of', true]]);
  });
  test('covers every argument of a kind: lists, copies, both ends of a move, amounts in texts', () => {
    const text = { type: 'string' };
    const list = { type: 'array', items: text };
    const shaped = (assessment: Assessment, properties: JsonObject, required: string[] = []) => (
      rules(assessment, properties, required, true).only ?? []).map(({ parameter, test: kind, list: many, asText, optional }) => [parameter, kind, many ?? '', asText ?? false, optional ?? false]);
    assert.deepEqual(shaped(verdict('limit', { flags: ['fs-read'] }), { paths: list }, ['paths']), [['paths', 'starts-with', 'only', false, false]]);
    assert.deepEqual(shaped(verdict('ask', { flags: ['fs-write'] }), { source: text, destination: text }, ['source', 'destination']).map(([name]) => name), ['source', 'destination']);
    assert.deepEqual(shaped(verdict('allow', { flags: ['fs-read'] }), { path: text, cwd: text, pattern: text }), [['path', 'starts-with', '', false, false], ['cwd', 'starts-with', '', false, true]]);
    assert.deepEqual(shaped(verdict('ask', { facets: { effects: ['communicate'] } } as Partial<Assessment>), { to: list, cc: list, bcc: { anyOf: [text, list] }, subject: text }, ['to']),
      [['to', 'one-of', 'only', false, false], ['cc', 'one-of', 'only', false, true], ['bcc', 'one-of', 'too', false, true]]);
    assert.deepEqual(shaped(verdict('ask', { flags: ['money'] }), { amount: text, price: { type: 'number' }, note: text }, ['amount']), [['amount', 'at-most', '', true, false], ['price', 'at-most', '', false, true]]);
  });
  const text = { type: 'string' };
  const list = { type: 'array', items: text };
  const told = (description: string) => ({ ...text, description });
  const sends = { facets: { effects: ['communicate'] } } as Partial<Assessment>;
  /** Of a tool, by flags and effects: arguments that are bound or named, and beside them arguments that are neither. */
  const sisters: [string, Partial<Assessment>, JsonObject, JsonObject][] = [
    ['paths', { flags: ['fs-read'] }, {
      path: text, file_name: text, fileName: text, folderName: text, pathList: list, folder_path_list: list, workspace: text, save_location: text, location: told('Directory to list'), files: { type: 'object' }, where: told('Absolute path of the report.'),
      doc: text, local: text, vault: text, glob: text,
    }, { old_string: text, depth: told('Directory depth'), encoding: text, recursive: { type: 'boolean' }, format: { type: 'string', enum: ['a'] }, name: told("The folder's name") }],
    ['addresses', { flags: ['url-param'] }, { url: text, endpoint: text, webhook: text, proxy: text, host: text, page: told('URL of the page'), target: { type: 'string', format: 'uri' }, server: text, domain: text, ip: text, source: text, urlObject: { type: 'object', properties: { url: text } } }, { method: text, title: text }],
    ['receivers', sends, { to: text, guest_emails: text, recipient_list: list, to_list: text, recipients_json: text, also_notify: list, reply_to: text, ccRecipients: text, channel_id: text, user_id: text, attendees: list, who: told('E-mail addresses of the people to write to.'), organizer: text, contact: text },
      { subject: text, from_email: told('Sender email address'), category: told('Email category'), user: told('The authenticated user'), notify: { type: 'boolean' } }],
    ['invited people', { class: 'write', facets: { effects: ['create'] } } as Partial<Assessment>, { attendees: list, guest_emails: text, optional_attendees: text }, { title: text, to: text }],
    ['payees', { flags: ['money'], facets: { effects: ['transact'] } } as Partial<Assessment>, { to: text, iban: text, amount: text, stop_loss: { type: 'number' }, leverage: { type: 'number' }, notional_usd: { type: 'number' }, pay: told('Amount to send'), payment: { type: 'number' }, usd: { type: 'number' } }, { currency: text, note: text }],
  ];
  for (const [kind, of, some, others] of sisters) {
    test(`covers every sister of a kind, and nothing else: ${kind}`, () => {
      const found = rules(verdict('ask', of), { ...some, ...others }, [], true);
      const covered = [...(found.only ?? []).map(({ parameter }) => parameter), ...(found.unbound ?? [])];
      assert.deepEqual([...covered].sort(), Object.keys(some).sort());
    });
  }
  test('needs nobody to be invited, and names an object whose keys are paths', () => {
    assert.deepEqual(rules(verdict('limit', sisters[3]![1]), { attendees: list }, [], true).only?.map(({ optional }) => optional), [true]);
    assert.deepEqual(rules(verdict('limit'), { files: { type: 'object', additionalProperties: text } }, ['files'], true).unbound, ['files']);
  });
  test('names what no test can bound', () => {
    const { unbound } = rules(verdict('ask', { flags: ['fs-write'], facets: { effects: ['communicate'] } } as Partial<Assessment>), {
      files: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, content: { type: 'string' } } } }, chat_id: { type: 'integer' },
      message: { type: 'object', properties: { toRecipients: { type: 'array' } } }, to: { type: 'string' },
    }, ['files'], true);
    assert.deepEqual([...unbound ?? []].sort(), ['chat_id', 'files', 'message']);
  });
  test('lets nothing through until it is', async () => {
    const { only } = rules(verdict('ask', { flags: ['money', 'fs-path', 'url-param'], facets: { effects: ['communicate'] } }), { amount: { type: 'number' }, path: { type: 'string' }, url: { type: 'string' }, to: { type: 'string' } }, ['amount', 'path', 'url', 'to'], true);
    assert.deepEqual(only?.map((rule) => passesRule(rule, { amount: 0.01, path: '/home/me/x', url: 'https://mine.test', to: 'me@mine.test' })), only?.map(() => false));
  });
});

describe('a test of an argument', () => {
  for (const [rule, pass, fail] of argumentTrials) {
    test(`${rule.test}${rule.list ?? ''}${rule.asText === true ? ' as text' : ''} passes what it should, and nothing else, nor with a second spelling beside it`, () => {
      for (const value of pass) assert.ok(passesRule(rule, { value }), JSON.stringify(value));
      for (const value of fail) assert.ok(!passesRule(rule, { value }), JSON.stringify(value));
      for (const parameter of ['value', 'constructor']) assert.equal(passesRule({ ...rule, parameter }, {}), mayLack(rule));
      for (const twin of ['Value', 'VALUE', 'vaLue']) for (const value of [...pass, null]) assert.ok(!passesRule(rule, { ...(pass[0] !== undefined && { value: pass[0] }), [twin]: value }), twin);
    });
  }
});

describe('an address written by somebody who wants in', () => {
  test('passes no test of addresses', () => {
    for (const rule of [{ test: 'not-private-host', values: [] }, { test: 'host-one-of', values: ['example.com', 'example.net'] }] as const) {
      for (const value of adversarialAddresses) assert.ok(!passesRule({ parameter: 'value', test: rule.test, values: [...rule.values] }, { value }), `${rule.test} ${JSON.stringify(value)}`);
    }
    assert.ok(adversarialAddresses.length > 3000);
  });
});

describe('two tools of one name', () => {
  test('are tested by both, and eased by neither', () => {
    const rule = argumentTrials[0]![0];
    const joined = stricterItem({ ...imaginedItem('x', 'ask'), eased: { decision: 'allow', when: [rule] }, only: [rule] }, { ...imaginedItem('x', 'allow'), only: [rule] });
    assert.deepEqual([joined.decision, joined.eased, joined.only?.length], ['ask', undefined, 2]);
  });
});

test('in the catalog, every test is about a property of the input schema', async () => {
  const requests = [...await catalogRequests(), ...await catalogRequests(true)];
  const tested = requests.flatMap(({ items, definitions }) => items.flatMap((item, index) => [...(item.only ?? []), ...(item.eased?.when ?? [])].map((rule) => ({ rule, schema: definitions[index]!.inputSchema as { properties: object } }))));
  for (const { rule, schema } of tested) assert.ok(Object.hasOwn(schema.properties, rule.parameter));
  assert.deepEqual([...new Set(tested.map(({ rule }) => rule.test))].sort(), ['at-most', 'equals', 'host-one-of', 'not-private-host', 'one-of', 'starts-with']);
  assert.ok(tested.filter(({ rule }) => !rule.fill).length > 80);
});
