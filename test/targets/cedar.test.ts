import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { policyToJson, preparsePolicySet, statefulIsAuthorized, validate } from '@cedar-policy/cedar-wasm/nodejs';
import type { CedarValueJson, Policy, Schema, TypeAndId } from '@cedar-policy/cedar-wasm/nodejs';
import { parse } from 'yaml';
import { isJsonObject } from '../../src/schema/json.ts';
import type { Json } from '../../src/schema/json.ts';
import type { PolicyRequest } from '../../src/schema/policy.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { parseCedar } from '../../src/targets/languages/cedar/parse-cedar.ts';
import { printCedar } from '../../src/targets/languages/cedar/print-cedar.ts';
import { spellItems } from '../../src/targets/names/spell-items.ts';
import { targets } from '../../src/targets/targets.ts';
import { catalogRequests, filledRequests, goesThrough, hostileArguments, sampleCalls } from './catalog-requests.ts';
import type { SampleCall } from './catalog-requests.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';
import { simulatedDecision } from './simulated-decision.ts';

const { agentcore, toolhive } = targets;

const catalog = await catalogRequests();
const filled = await filledRequests();
const hostile = imaginedRequest([...hostileNames, ...inventedNames(4711, 200)].map((name, index) => imaginedItem(name, (['allow', 'limit', 'ask', 'deny'] as const)[index % 4]!)));
const gateway = { type: 'AgentCore::Gateway', id: 'arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY' };

/** The engine, asked about one policy set many times. */
function engine(name: string, policies: readonly string[]): (action: TypeAndId, resource: TypeAndId, context: Record<string, CedarValueJson>, roles?: CedarValueJson) => 'allow' | 'deny' | 'error' {
  const parsed = preparsePolicySet(name, { staticPolicies: Object.fromEntries(policies.map((policy, index) => [`policy${index}`, policy])) });
  assert.equal(parsed.type, 'success', JSON.stringify(parsed).slice(0, 500));
  return (action, resource, context, roles) => {
    const principal = { type: action.type === 'Action' ? 'Client' : 'AgentCore::OAuthUser', id: 'caller' };
    const entity = { uid: principal, parents: [], attrs: roles === undefined || action.type !== 'Action' ? {} : { claim_roles: roles }, ...(roles !== undefined && action.type !== 'Action' && { tags: { role: roles } }) };
    const answer = statefulIsAuthorized({ principal, action, resource, context, entities: [entity], preparsedPolicySetId: name });
    assert.ok(answer.type === 'success', JSON.stringify(answer).slice(0, 500));
    return answer.response.diagnostics.errors.length > 0 ? 'error' : answer.response.decision;
  };
}

const decimal = (value: number): CedarValueJson => ({ __extn: { fn: 'decimal', arg: Number.isInteger(value) ? `${value}.0` : String(value) } });

describe('ToolHive: the Cedar engine decides on the policy of every server', () => {
  const toolhivePolicies = (request: PolicyRequest) => {
    const text = toolhive.print(toolhive.build(request).data);
    return { data: toolhive.read!(text, 'printed'), policies: (parse(text) as { spec: { authzConfig: { inline: { policies: string[] } } } }).spec.authzConfig.inline.policies };
  };
  const contextOf = (given: SampleCall['arguments']) => Object.fromEntries(Object.entries(given).map(([name, value]): [string, CedarValueJson] => (
    typeof value === 'number' ? [`arg_${name}`, decimal(value)] : typeof value === 'object' ? [`arg_${name}_present`, true] : [`arg_${name}`, value])));
  const callTool = { type: 'Action', id: 'call_tool' };

  for (const [kind, requests] of [['as recommended', catalog], ['filled in', filled], ['of hostile arguments', hostileArguments()]] as const) {
    test(`${kind}, whatever the arguments, and decide() and a simulation say the same`, () => {
      for (const request of requests) {
        const { data, policies } = toolhivePolicies(request);
        const ask = engine(`toolhive ${request.serverKey}`, policies);
        for (const item of request.items.map((one) => toolhive.suit(one, request))) {
          for (const call of sampleCalls(item)) {
            const through = goesThrough(call.expected);
            const said = ask(callTool, { type: 'Tool', id: call.tool }, contextOf(call.arguments));
            assert.equal(said, through ? 'allow' : 'deny', JSON.stringify(call));
            const { outcome, because } = toolhive.decide!(data, request.serverKey, call);
            assert.equal(goesThrough(outcome), through, `${JSON.stringify(call)}: ${outcome}, ${because}`);
            assert.equal(goesThrough(simulatedDecision(toolhive, data, request.serverKey, call)), said === 'allow');
            assert.notEqual(outcome, 'unlisted');
          }
        }
        assert.equal(ask(callTool, { type: 'Tool', id: 'added_tomorrow' }, {}), 'deny');
        assert.equal(toolhive.decide!(data, request.serverKey, { tool: 'added_tomorrow', arguments: {} }).outcome, 'unlisted');
      }
    });
  }
  test('what should ask is open to the role, and to a list of roles only', () => {
    const { policies } = toolhivePolicies(imaginedRequest([imaginedItem('merge', 'ask'), imaginedItem('get', 'allow'), imaginedItem('drop', 'deny')]));
    const ask = engine('toolhive roles', policies);
    const call = (tool: string, roles?: CedarValueJson) => ask(callTool, { type: 'Tool', id: tool }, {}, roles);
    assert.deepEqual([call('merge', ['mcp-approver']), call('merge', ['dev']), call('merge'), call('merge', 'mcp-approver')], ['allow', 'deny', 'deny', 'error']);
    assert.deepEqual([call('get', 'mcp-approver'), call('drop', ['mcp-approver'])], ['allow', 'deny'], 'other tools do not notice');
  });
  test('prompts and resources are closed', () => {
    const ask = engine('toolhive rest', toolhivePolicies(imaginedRequest([imaginedItem('get', 'allow')])).policies);
    for (const [action, type] of [['get_prompt', 'Prompt'], ['read_resource', 'Resource']] as const) assert.equal(ask({ type: 'Action', id: action }, { type, id: 'get' }, {}), 'deny');
  });
  test('a call with arguments of the wrong type is refused', () => {
    const item = { ...imaginedItem('pay', 'allow'), only: [{ parameter: 'amount', test: 'at-most', values: [10], fill: false, because: 'It is imagined.' }] } as const;
    const { data, policies } = toolhivePolicies(imaginedRequest([{ ...item, only: [...item.only].map((rule) => ({ ...rule, values: [...rule.values] })) }]));
    const ask = engine('toolhive types', policies);
    for (const [value, said, outcome] of [[decimal(10), 'allow', 'allow'], [decimal(10.5), 'deny', 'deny'], ['10', 'error', 'deny'], [true, 'error', 'deny']] as const) {
      assert.equal(ask(callTool, { type: 'Tool', id: 'pay' }, { arg_amount: value }), said);
      const given = typeof value === 'object' ? Number((value as unknown as { __extn: { arg: string } }).__extn.arg) : value;
      assert.equal(toolhive.decide!(data, 'github', { tool: 'pay', arguments: { amount: given } }).outcome, outcome);
    }
  });
  test('a server without any tool that can be named denies all', () => {
    const { policies } = toolhivePolicies(imaginedRequest([imaginedItem('', 'allow')]));
    assert.equal(engine('toolhive none', policies)(callTool, { type: 'Tool', id: 'x' }, {}), 'deny');
  });
});

describe('AgentCore: the Cedar engine decides on the policies of every server', () => {
  const inputOf = (given: SampleCall['arguments'], definition: ToolDefinition | undefined) => Object.fromEntries(Object.entries(given).map(([name, value]): [string, CedarValueJson] => (
    [name, typeof value === 'number' && typeOf(definition, name) !== 'integer' ? decimal(value) : value as string | boolean])));

  for (const [kind, requests] of [['as recommended', catalog], ['filled in', filled], ['of hostile arguments', hostileArguments()]] as const) {
    test(`${kind}, whatever the arguments, and decide() and a simulation say the same`, () => {
      for (const request of requests) {
        const policies = agentcore.print(agentcore.build(request).data).trim().split('\n');
        const data = agentcore.read!(policies.join('\n'), 'printed');
        const ask = engine(`agentcore ${request.serverKey}`, policies);
        for (const [index, item] of request.items.map((one) => agentcore.suit(one, request)).entries()) {
          for (const call of sampleCalls(item)) {
            const said = ask({ type: 'AgentCore::Action', id: `${request.serverKey}___${call.tool}` }, gateway, { input: inputOf(call.arguments, request.definitions[index]) });
            assert.equal(said, goesThrough(call.expected) ? 'allow' : 'deny', JSON.stringify(call));
            const { outcome, because } = agentcore.decide!(data, request.serverKey, call);
            assert.equal(goesThrough(outcome), goesThrough(call.expected), `${JSON.stringify(call)}: ${outcome}, ${because}`);
            assert.equal(goesThrough(simulatedDecision(agentcore, data, request.serverKey, call)), said === 'allow');
            assert.notEqual(outcome, 'unlisted');
          }
        }
        assert.equal(ask({ type: 'AgentCore::Action', id: `${request.serverKey}___added_tomorrow` }, gateway, { input: {} }), 'deny');
        assert.equal(agentcore.decide!(data, request.serverKey, { tool: 'added_tomorrow', arguments: {} }).outcome, 'unlisted');
      }
    });
    if (kind !== 'of hostile arguments') test(`${kind}, every policy is valid against a schema made from the tools, and small enough`, () => {
      for (const request of requests) {
        const policies = agentcore.print(agentcore.build(request).data).trim().split('\n');
        assert.deepEqual(problems(policies, request), [], request.serverKey);
        for (const policy of policies) assert.ok(Buffer.byteLength(policy) < 10_000, `${request.serverKey}: ${Buffer.byteLength(policy)} bytes`);
        assert.ok(Buffer.byteLength(policies.join('\n')) < 200_000);
      }
    });
  }
  test('validation notices two underscores where three belong', () => {
    const request = catalog.find(({ serverKey }) => serverKey === 'github')!;
    const wrong = agentcore.print(agentcore.build(request).data).replace('github___', 'github__').trim().split('\n');
    assert.match(problems(wrong, request).join('\n'), /unrecognized action/);
  });
  test('what should ask is open to callers whose token has the role', () => {
    const ask = engine('agentcore roles', agentcore.print(agentcore.build(imaginedRequest([imaginedItem('merge', 'ask')])).data).trim().split('\n'));
    const call = (roles?: string) => ask({ type: 'AgentCore::Action', id: 'github___merge' }, gateway, { input: {} }, roles);
    assert.deepEqual([call('mcp-approver'), call('dev'), call()], ['allow', 'deny', 'deny']);
  });
});

describe('Cedar text and its JSON', () => {
  const texts = [...catalog, ...filled, ...hostileArguments(), hostile].flatMap((request) => agentcore.print(agentcore.build(request).data).trim().split('\n'));
  test('are the same policy to the engine and to toolrisk, whatever strangers call their tools', () => {
    for (const text of new Set(texts)) {
      const [policy] = parseCedar(text) ?? [];
      const converted = policyToJson(text as Policy);
      assert.ok(converted.type === 'success', text);
      const { annotations: _none, ...json } = converted.json as typeof converted.json & { annotations?: unknown };
      assert.deepEqual(JSON.parse(JSON.stringify(policy)), JSON.parse(JSON.stringify(json)));
      assert.equal(printCedar(policy!), text);
    }
  });
  test('as people write them are read or refused, never misread', () => {
    for (const text of [
      'permit(principal, action, resource);', '@id("a") forbid(principal is User, action in [Action::"x", A::Action::"y"], resource == T::"z") unless { context.a == 5 };',
      'permit(principal, action, resource) when { context["a b"] has c && !(context.x < 3 || context.y != "\\u{1F600}\\\\") && [T::"a", 1, true].contains(resource) };',
      'permit(principal, action, resource) when { principal.name like "a*\\*b\\"" } unless { context.d.greaterThan(decimal("1.5")) };',
      'permit(principal, action, resource) when { context.a || context.b && context.c || context.d };',
    ]) {
      const converted = policyToJson(text as Policy);
      assert.ok(converted.type === 'success', text);
      const { annotations: _none, ...json } = converted.json as typeof converted.json & { annotations?: unknown };
      assert.deepEqual(JSON.parse(JSON.stringify(parseCedar(text)?.[0] ?? null)), JSON.parse(JSON.stringify(json)), text);
    }
    for (const text of ['permit(principal, action, resource)', 'permit(principal in G::"x", action, resource);', 'allow(principal, action, resource);', 'permit(principal, action, resource) when { context.a == "\\*" };', 'permit(principal, action, resource) when { if true then 1 else 2 };', 'x']) {
      assert.equal(parseCedar(text), null, text);
    }
  });
  test('hostile names reach the engine as they are', () => {
    const { items } = spellItems(hostile, toolhive.nameOf);
    const { policies } = { policies: (parse(toolhive.print(toolhive.build(hostile).data)) as { spec: { authzConfig: { inline: { policies: string[] } } } }).spec.authzConfig.inline.policies };
    const ask = engine('hostile', policies);
    for (const { spelling, item } of items) {
      assert.equal(ask({ type: 'Action', id: 'call_tool' }, { type: 'Tool', id: spelling }, {}), goesThrough(item.decision) ? 'allow' : 'deny', JSON.stringify(spelling));
    }
  });
});

function typeOf(definition: ToolDefinition | undefined, name: string): Json | undefined {
  const schema = definition?.inputSchema;
  const property = isJsonObject(schema) && isJsonObject(schema['properties']) ? schema['properties'][name] : undefined;
  return isJsonObject(property) ? property['type'] : undefined;
}

/** What strict validation finds, against a schema of our own: shaped as the developer guide of AgentCore describes the vendor's. */
function problems(policies: readonly string[], request: PolicyRequest & { definitions: ToolDefinition[] }): string[] {
  const answer = validate({ schema: schemaOf(request), validationSettings: { mode: 'strict' }, policies: { staticPolicies: policies.join('\n') } });
  if (answer.type === 'failure') return answer.errors.map(({ message }) => message);
  return answer.validationErrors.map(({ error }) => error.message);
}

function schemaOf({ serverKey, definitions }: PolicyRequest & { definitions: ToolDefinition[] }): Schema {
  const actions = Object.fromEntries(definitions.map((definition) => [`${serverKey}___${definition.name}`, {
    appliesTo: {
      principalTypes: ['OAuthUser', 'IamEntity'], resourceTypes: ['Gateway'],
      context: { type: 'Record', attributes: { input: { type: 'Record', attributes: attributesOf(definition.inputSchema) } } },
    },
  }]));
  const id = { shape: { type: 'Record', attributes: { id: { type: 'String' } } } };
  return { AgentCore: { entityTypes: { OAuthUser: { ...id, tags: { type: 'String' } }, IamEntity: id, Gateway: {} }, actions } } as unknown as Schema;
}

function attributesOf(schema: Json | undefined): Record<string, object> {
  if (!isJsonObject(schema) || !isJsonObject(schema['properties'])) return {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.fromEntries(Object.entries(schema['properties']).map(([name, property]) => [name, { ...cedarType(property), required: required.includes(name) }]));
}

/** The table of types in "Schema constraints": integer is Long, number is Decimal, boolean is Bool, array is Set, object is Record. */
function cedarType(property: Json): object {
  const said = isJsonObject(property) ? property['type'] : undefined;
  const type = Array.isArray(said) ? said.find((one) => one !== 'null') : said;
  if (type === 'integer') return { type: 'Long' };
  if (type === 'number') return { type: 'Extension', name: 'decimal' };
  if (type === 'boolean') return { type: 'Boolean' };
  if (type === 'array') return { type: 'Set', element: isJsonObject(property) && isJsonObject(property['items']) ? cedarType(property['items']) : { type: 'String' } };
  return type === 'object' ? { type: 'Record', attributes: attributesOf(property) } : { type: 'String' };
}
