import assert from 'node:assert/strict';
import { test } from 'node:test';
import { celEnv, isCelError, parse as parseWithEngine, plan } from '@bufbuild/cel';
import { isAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { JsonObject } from '../../src/schema/json.ts';
import { evaluateCedar } from '../../src/targets/languages/cedar/evaluate-cedar.ts';
import { parseCedar } from '../../src/targets/languages/cedar/parse-cedar.ts';
import { printCedar } from '../../src/targets/languages/cedar/print-cedar.ts';
import { evaluateCel } from '../../src/targets/languages/cel/evaluate-cel.ts';
import { parseCel } from '../../src/targets/languages/cel/parse-cel.ts';

/** Numbers that look random and are the same in every run. */
function chooser(seed: number): <T>(items: readonly T[]) => T {
  let state = seed;
  return (items) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return items[(state >>> 8) % items.length] as (typeof items)[number];
  };
}

const depth = 4;

test('CEL of any shape holds for toolrisk exactly where it holds for the engine', () => {
  const pick = chooser(20261130);
  const expression = (left: number): string => {
    const inner = () => expression(left - 1);
    if (left === 0) return pick(['"a"', '"b"', '""', '1.0', '2.5', 'true', 'false', 'a.t', 'a.n', 'a.yes', 'a.list', 'a.missing', 'a["t"]', '["a", "b"]']);
    return pick([
      () => `(${inner()} && ${inner()})`, () => `(${inner()} || ${inner()})`, () => `!(${inner()})`, () => `(${inner()} == ${inner()})`, () => `(${inner()} != ${inner()})`, () => `(${inner()} in ${pick(['a.list', '["a"]', 'a'])})`,
      () => `(a.n ${pick(['<', '<=', '>', '>='])} ${pick(['1.0', '2.5', 'a.n'])})`, () => `(${inner()} ? ${inner()} : ${inner()})`, () => `has(a.${pick(['t', 'n', 'missing', 'list'])})`,
      () => `a.t.${pick(['startsWith', 'endsWith', 'contains', 'matches'])}("${pick(['a', 'x', '', '^a'])}")`, () => `a.list.${pick(['all', 'exists'])}(v, ${inner()})`, () => `a.list.${pick(['all', 'exists'])}(v, v == ${pick(['"a"', '"b"', 'a.t'])})`, () => `a.all(k, k != "${pick(['t', 'zz'])}")`, inner,
    ])();
  };
  const given: JsonObject = { a: { t: 'abc', n: 2.5, yes: true, list: ['a', 'b'] } };
  const mapped = { a: new Map<string, unknown>(Object.entries(given['a'] as JsonObject)) };
  const environment = celEnv();
  let held = 0;
  for (let index = 0; index < 3000; index += 1) {
    const text = expression(1 + (index % depth));
    const parsed = parseCel(text);
    assert.ok(parsed !== null, text);
    let theirs: unknown;
    try {
      theirs = plan(environment, parseWithEngine(text))(mapped as never);
    } catch {
      theirs = undefined;
    }
    const holds = !isCelError(theirs) && theirs === true;
    assert.equal(evaluateCel(parsed, given) === true, holds, text);
    held += holds ? 1 : 0;
  }
  assert.ok(held > 300 && held < 2700, `${held}`);
});

test('Cedar of any shape decides for toolrisk exactly as for the engine', () => {
  const pick = chooser(20261129);
  const expression = (left: number): string => {
    const inner = () => expression(left - 1);
    if (left === 0) return pick(['true', 'false', 'context.yes', '(context.t == "abc")', '(context.n < 7)', '(context has t)', '(context has missing)', 'context.missing', 'context.t']);
    return pick([
      () => `(${inner()} && ${inner()})`, () => `(${inner()} || ${inner()})`, () => `!(${inner()})`, () => `(${inner()} == ${inner()})`, () => `(context.t like "${pick(['a*', '*', 'x*', '*c', 'a\\\\*', '*b*'])}")`,
      () => `(context.n ${pick(['<', '<=', '>', '>='])} ${pick(['4', '5', '6'])})`, () => `context.d.${pick(['lessThan', 'lessThanOrEqual', 'greaterThan', 'greaterThanOrEqual'])}(decimal("${pick(['1.0', '2.5', '3.25'])}"))`,
      () => `["abc", "b"].contains(context.t)`, () => `context.list.contains("${pick(['a', 'z'])}")`, () => `(context has "${pick(['t', 'in', 'x y'])}")`, () => `(context["${pick(['t', 'n'])}"] != "abc")`, () => `(principal == ${pick(['C::"me"', 'C::"you"'])})`, inner,
    ])();
  };
  const context = { t: 'abc', n: 5, yes: true, d: { __extn: { fn: 'decimal', arg: '2.5' } }, list: ['a', 'b'], in: 'x' };
  const answers = new Map<string, number>();
  for (let index = 0; index < 1200; index += 1) {
    const text = `permit(principal, action, resource) ${pick(['when', 'unless'])} { ${expression(1 + (index % depth))} };`;
    const theirs = isAuthorized({ principal: { type: 'C', id: 'me' }, action: { type: 'A', id: 'call' }, resource: { type: 'T', id: 't' }, context: context as never, policies: { staticPolicies: text }, entities: [] });
    assert.ok(theirs.type === 'success', `${text}: ${JSON.stringify(theirs).slice(0, 300)}`);
    const [policy] = parseCedar(text) ?? [];
    assert.ok(policy !== undefined, text);
    const said = theirs.response.diagnostics.errors.length > 0 ? 'error' : theirs.response.decision === 'allow' ? 'satisfied' : 'not satisfied';
    for (const read of [policy, parseCedar(printCedar(policy))![0]!]) {
      assert.equal(evaluateCedar(read, { principal: { type: 'C', id: 'me' }, claims: {}, action: { type: 'A', id: 'call' }, resource: { type: 'T', id: 't' }, context }), said, text);
    }
    answers.set(said, (answers.get(said) ?? 0) + 1);
  }
  assert.equal(answers.size, 3);
});
