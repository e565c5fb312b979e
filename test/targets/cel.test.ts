import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { celEnv, isCelError, parse as parseWithEngine, plan } from '@bufbuild/cel';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { isJsonObject } from '../../src/schema/json.ts';
import type { Json, JsonObject } from '../../src/schema/json.ts';
import type { PolicyItem, PolicyRequest } from '../../src/schema/policy.ts';
import { celRules } from '../../src/targets/languages/cel/cel-rule.ts';
import { evaluateCel } from '../../src/targets/languages/cel/evaluate-cel.ts';
import { parseCel } from '../../src/targets/languages/cel/parse-cel.ts';
import { resourceName } from '../../src/targets/names/resource-name.ts';
import { targets } from '../../src/targets/targets.ts';
import { argumentTrials, mayLack } from './argument-trials.ts';
import { catalogRequests, filledRequests, goesThrough, hostileArguments, sampleCalls } from './catalog-requests.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';
import { mcpRouteSchema, mcpServerSchema } from './kubernetes-schemas.ts';
import { simulatedDecision } from './simulated-decision.ts';

const { agentgateway, toolhive, 'envoy-ai-gateway': envoyAiGateway } = targets;

const catalog = await catalogRequests();
const filled = await filledRequests();
const names = [...new Set([...hostileNames, ...inventedNames(77, 200)])];
const hostile = imaginedRequest(names.map((name, index) => imaginedItem(name, (['allow', 'limit', 'ask', 'deny'] as const)[index % 4]!)));

const environment = celEnv();
const plans = new Map<string, ReturnType<typeof plan>>();
/** What the engine makes of an expression: a value, or undefined for an error. */
function engine(expression: string, given: JsonObject): unknown {
  const planned = plans.get(expression) ?? plan(environment, parseWithEngine(expression));
  plans.set(expression, planned);
  try {
    const value = planned(Object.fromEntries(Object.entries(given).map(([name, inner]) => [name, mapped(inner)])) as Record<string, never>);
    return isCelError(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Objects as maps, so that names which JavaScript objects inherit are names like any other, as in the engines of the gateways. */
function mapped(value: Json): unknown {
  if (Array.isArray(value)) return value.map(mapped);
  return isJsonObject(value) ? new Map(Object.entries(value).map(([name, inner]) => [name, mapped(inner)])) : value;
}

interface Rules { mcp: { policies: { mcpAuthorization: { rules: (string | { require: string })[] } } } }
interface Route {
  spec: {
    backendRefs: { name: string; toolSelector: Partial<Record<'include' | 'includeRegex' | 'exclude' | 'excludeRegex', string[]>> }[];
    securityPolicy?: { authorization: { defaultAction: string; rules: { target: { tools: { backend: string; tool: string }[] }; cel?: string; action: string }[] } };
  };
}

describe('agentgateway: a CEL engine decides on the rules of every server', () => {
  /** The order of crates/agentgateway: every require must hold, then one allow must. */
  const lets = (printed: string, context: JsonObject) => {
    const { rules } = (parse(printed) as Rules).mcp.policies.mcpAuthorization;
    return rules.every((rule) => typeof rule === 'string' || engine(rule.require, context) === true)
      && rules.some((rule) => typeof rule === 'string' && engine(rule, context) === true);
  };
  const callOf = (target: string, name: string) => ({ mcp: { methodName: 'tools/call', tool: { name, target } } });

  test('as recommended by name alone, and decide() says the same', () => {
    for (const request of [...catalog, hostile]) {
      const printed = agentgateway.print(agentgateway.build(request).data);
      const data = agentgateway.read!(printed, 'printed');
      for (const { name, decision } of request.items.filter((item) => 'name' in agentgateway.nameOf(request.serverKey, item.name)).map((item) => agentgateway.suit(item, request))) {
        assert.equal(lets(printed, callOf(request.serverKey, name)), goesThrough(decision), `${request.serverKey} ${name}`);
        assert.equal(goesThrough(agentgateway.decide!(data, request.serverKey, { tool: name, arguments: {} }).outcome), goesThrough(decision));
        assert.notEqual(agentgateway.decide!(data, request.serverKey, { tool: name, arguments: {} }).outcome, 'unlisted');
        assert.equal(goesThrough(simulatedDecision(agentgateway, data, request.serverKey, { tool: name, arguments: {} })), goesThrough(decision));
      }
      assert.equal(lets(printed, callOf(request.serverKey, 'added_tomorrow')), false);
      assert.equal(agentgateway.decide!(data, request.serverKey, { tool: 'added_tomorrow', arguments: {} }).outcome, 'unlisted');
    }
  });
  test('other targets, prompts and resources are closed, and a policy without any tool that runs closes all', () => {
    for (const decision of ['allow', 'deny'] as const) {
      const printed = agentgateway.print(agentgateway.build(imaginedRequest([imaginedItem('get', decision)])).data);
      for (const context of [callOf('gitlab', 'get'), callOf('github', 'other'), { mcp: { methodName: 'prompts/get', prompt: { name: 'get', target: 'github' } } }]) assert.equal(lets(printed, context), false);
    }
  });
  test('a target is named safely, whatever it is called', () => {
    for (const serverKey of hostileNames.filter((name) => name !== '' && !/\p{Surrogate}/u.test(name))) {
      const printed = agentgateway.print(agentgateway.build(imaginedRequest([imaginedItem('get', 'allow')], { serverKey })).data);
      assert.ok(lets(printed, callOf(serverKey, 'get')) && !lets(printed, callOf(`${serverKey}x`, 'get')), JSON.stringify(serverKey));
    }
  });
});

describe('Envoy AI Gateway: a CEL engine decides on the route of every server', () => {
  /** internal/mcpproxy: the selector, then the first rule whose expression and target match. Listing has no parameters. */
  const exposes = ({ spec }: Route, backend: string, tool: string, params: JsonObject | null) => {
    const { include = [], includeRegex = [], exclude = [], excludeRegex = [] } = spec.backendRefs.find(({ name }) => name === backend)!.toolSelector;
    const matches = (exact: string[], patterns: string[]) => exact.includes(tool) || patterns.some((pattern) => new RegExp(pattern).test(tool));
    if (matches(exclude, excludeRegex)) return false;
    if (include.length + includeRegex.length > 0 && !matches(include, includeRegex)) return false;
    const authorization = spec.securityPolicy?.authorization;
    if (authorization === undefined) return true;
    const request = { method: 'POST', mcp: { method: 'tools/call', backend, tool, params } };
    const rule = authorization.rules.find(({ cel, target }) => (cel === undefined || engine(cel, { request }) === true) && target.tools.some((one) => one.backend === backend && one.tool === tool));
    return (rule?.action ?? authorization.defaultAction) === 'Allow';
  };

  for (const [kind, requests] of [['as recommended', [...catalog, hostile]], ['filled in', filled], ['of hostile arguments', hostileArguments()]] as const) {
    test(`${kind}, whatever the arguments, and decide() says the same`, () => {
      for (const request of requests) {
        const printed = envoyAiGateway.print(envoyAiGateway.build(request).data);
        const data = envoyAiGateway.read!(printed, 'printed');
        const route = parse(printed) as Route;
        const backend = resourceName(request.serverKey);
        for (const item of request.items.filter(({ name }) => 'name' in envoyAiGateway.nameOf(request.serverKey, name)).map((one) => envoyAiGateway.suit(one, request))) {
          for (const call of sampleCalls(item)) {
            assert.equal(exposes(route, backend, call.tool, { name: call.tool, arguments: call.arguments }), goesThrough(call.expected), JSON.stringify(call));
            const { outcome } = envoyAiGateway.decide!(data, request.serverKey, call);
            assert.equal(goesThrough(simulatedDecision(envoyAiGateway, data, request.serverKey, call)), goesThrough(outcome));
            assert.ok(goesThrough(outcome) === goesThrough(call.expected) && outcome !== 'unlisted', `${JSON.stringify(call)}: ${outcome}`);
          }
          const runs = sampleCalls(item).some(({ expected }) => goesThrough(expected));
          assert.equal(exposes(route, backend, item.name, null), runs, `${item.name} is listed if some call of it runs`);
        }
        assert.equal(exposes(route, backend, 'added_tomorrow', {}), false);
        assert.equal(envoyAiGateway.decide!(data, request.serverKey, { tool: 'added_tomorrow', arguments: {} }).outcome, 'unlisted');
      }
    });
  }
  test('no policy exposes the tools it does not list, also where none runs', () => {
    const route = parse(envoyAiGateway.print(envoyAiGateway.build(imaginedRequest([imaginedItem('drop', 'deny')])).data)) as Route;
    for (const tool of ['', 'drop', 'get', 'a\nb']) assert.equal(exposes(route, 'github', tool, {}), false, JSON.stringify(tool));
  });
  test('tools for whose tests there is no room are denied, with a word', () => {
    const items = Array.from({ length: 400 }, (_, index): PolicyItem => ({ ...imaginedItem(`tool_${index}`, 'allow'), only: [{ parameter: `p${index % 40}`, test: 'equals', values: [true], fill: false, because: 'It is imagined.' }] }));
    const request = imaginedRequest(items);
    const { data, lossy } = envoyAiGateway.build(request);
    assert.ok(validator(mcpRouteSchema)(data));
    assert.ok(lossy.some((sentence) => /room for few rules/.test(sentence)));
    const outcomes = items.map(({ name, only }) => envoyAiGateway.decide!(data, 'github', { tool: name, arguments: { [only![0]!.parameter]: true } }).outcome);
    assert.ok(outcomes.includes('allow') && outcomes.includes('deny') && outcomes.every((outcome) => outcome === 'allow' || outcome === 'deny'));
  });
});

describe('resources of Kubernetes, against schemas of our own with the documented limits', () => {
  for (const [target, schema] of [[envoyAiGateway, mcpRouteSchema], [toolhive, mcpServerSchema]] as const) {
    test(`${target.label}: every server of the catalog, hostile names and keys`, () => {
      const validate = validator(schema);
      const keys = hostileNames.map((serverKey): PolicyRequest => imaginedRequest([imaginedItem('get', 'limit')], { serverKey }));
      for (const request of [...catalog, ...filled, hostile, ...keys]) assert.ok(validate(parse(target.print(target.build(request).data))), `${request.serverKey}: ${JSON.stringify(validate.errors)}`);
    });
  }
});

describe('CEL as toolrisk reads it', () => {
  test('comes to what the engine comes to, for every test of an argument', () => {
    for (const [rule, pass, fail] of argumentTrials) {
      for (const parameter of ['value', 'a-b', 'in', 'x"y', '__proto__']) {
        const expression = celRules([{ ...rule, parameter }], 'arguments');
        for (const [value, wanted] of [...pass.map((value) => [value, true] as const), ...fail.map((value) => [value, false] as const)]) {
          const given = { arguments: Object.fromEntries([[parameter, value]]) };
          assert.equal(engine(expression, given) === true, wanted, `${expression} of ${JSON.stringify(value)}`);
          assert.equal(evaluateCel(parseCel(expression)!, given) === true, wanted, `${expression} of ${JSON.stringify(value)}`);
        }
        for (const run of [engine(expression, { arguments: {} }), evaluateCel(parseCel(expression)!, { arguments: {} })]) assert.equal(run === true, mayLack(rule));
        const twin = { arguments: { [parameter]: pass[0] ?? null, [parameter.toUpperCase()]: pass[0] ?? null } };
        if (parameter.toUpperCase() !== parameter && !/^_/.test(parameter)) for (const run of [engine(expression, twin), evaluateCel(parseCel(expression)!, twin)]) assert.notEqual(run, true, expression);
      }
    }
  });
  test('as people write it is read as the engine reads it, or not at all', () => {
    const given: JsonObject = { a: { b: 1, t: 'x"\n', list: ['x', 'y'], yes: true, none: null }, n: 5 };
    for (const expression of [
      'a.b == 1.0 && n > 4.0', 'a.b == 2.0 || n <= 5.0', '!(a.yes) ? "no" : "yes"', 'a["b"] == 1.0', '"x" in a.list && !("z" in a.list)', 'has(a.c) || has(a.b)', "a.t == 'x\"\\n'",
      'a.missing == 1.0 || true', 'a.missing == 1.0 && false', 'a.missing == 1.0 && true', 'a.missing == 1.0', 'size(a.list) == 2', 'a.t.startsWith("x") && a.t.endsWith("\\n") && a.t.contains("\\"")', 'a.none == null', '-1.0 < n', 'a.b', '"a" < "b"', 'a.list == ["x", "y"]', 'true ? false : true ? true : false', 'a.t.matches("^x")', '[1.0, 2.0].exists(x, x == 1.0)', '[1.0, 2.0].all(x, x > 1.0)', 'a.all(k, k != "c")', '["a", 1.0].all(x, x.startsWith("a"))', '[1.0, "a"].exists(x, x.startsWith("a"))', 'type(n) == double', 'type(a.list) == list', 'double("1.5") < n', 'n == "5"', 'n < "5"', '"\\u00e9\\U0001F600\\101\\x41" == "é😀AA"', "r'\\d' == '\\\\d'",
    ]) {
      const parsed = parseCel(expression);
      assert.ok(parsed !== null, expression);
      const [mine, theirs] = [evaluateCel(parsed, given), engine(expression, given)];
      assert.deepEqual(mine, typeof theirs === 'bigint' ? Number(theirs) : theirs as Json | undefined, expression);
    }
    for (const expression of ['', 'a +', 'a + b', 'a.b == ', 'a.map(', '(a', '"open', '{"a": 1}', 'a..b', '`x`']) {
      const parsed = parseCel(expression);
      assert.ok(parsed === null || evaluateCel(parsed, given) === undefined, expression);
    }
  });
});

function validator(schema: object) {
  return new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false }).compile(schema);
}
