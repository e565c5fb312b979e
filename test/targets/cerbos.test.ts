import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Json } from '../../src/schema/json.ts';
import type { PolicyItem, PolicyRequest } from '../../src/schema/policy.ts';
import { printYaml } from '../../src/targets/languages/yaml/print-yaml.ts';
import { targets } from '../../src/targets/targets.ts';
import { argumentTrials } from './argument-trials.ts';
import { catalogRequests, filledRequests, goesThrough, hostileArguments, sampleCalls } from './catalog-requests.ts';
import { engineFile, noLinuxEngine } from './engine-file.ts';
import type { SampleCall } from './catalog-requests.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';
import { simulatedDecision } from './simulated-decision.ts';

const { cerbos } = targets;

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-cerbos-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Whether a caller without the role, and one with it, may do something with a tool. */
interface Case { action: string; arguments: Record<string, Json>; caller: boolean; approver: boolean }

describe('Cerbos, compiled and run with a test suite for every server', { skip: noLinuxEngine }, () => {
  test('decides on every call as recommended, and decide() and a simulation say the same', async () => {
    const requests = [...await catalogRequests(), ...await filledRequests(), ...hostileArguments(), hostile(), tried()];
    const asked = requests.map((request, index) => writeSuite(request, `s${index}`));
    const { status, stdout, stderr } = spawnSync(engineFile('@cerbos/cerbos-linux-x64', 'cerbos-linux-x64'), ['compile', '--output=json', folder], { encoding: 'utf8', maxBuffer: 2 ** 28, env: {} });
    assert.equal(status, 0, `${stderr.slice(0, 500)} ${failures(stdout)}`);
    const { summary } = JSON.parse(stdout) as { summary: { overallResult: string; resultCounts: { result: string; count: number }[] } };
    assert.equal(summary.overallResult, 'RESULT_PASSED');
    assert.deepEqual(summary.resultCounts, [{ result: 'RESULT_PASSED', count: asked.reduce((sum, count) => sum + count, 0) }]);
  });
});

describe('names that Cerbos reads as patterns', () => {
  test('are refused, and no policy holds a pattern', () => {
    for (const name of ['a\0', 'a*', 'a?', '[x]', '{p,q}', 'a\\b']) assert.ok('refused' in cerbos.nameOf('github', name), name);
    const text = cerbos.print(cerbos.build(hostile()).data);
    assert.doesNotMatch(text.replaceAll('"*"', ''), /tools\/call::[^\n]*[*?{]/);
  });
});

/** Writes the policy of a server under a version of its own, and the calls on it; says how many. */
function writeSuite(request: PolicyRequest, version: string): number {
  const printed = cerbos.print(cerbos.build(request).data, ['a note']);
  const data = cerbos.read!(printed, 'printed');
  const cases = casesOf(request, data);
  writeFileSync(join(folder, `${version}.yaml`), printed.replace('\n  version: default\n', `\n  version: ${version}\n`));
  const byArguments = [...Map.groupBy(cases, (one) => JSON.stringify(one.arguments)).values()];
  const resources = Object.fromEntries(byArguments.map(([first], index) => [`r${index}`, { kind: 'mcp_server', policyVersion: version, id: 'r', attr: { arguments: first!.arguments } }]));
  const tests = byArguments.flatMap((group, index) => (['caller', 'approver'] as const).flatMap((principal) => {
    const asked = principal === 'caller' ? group : group.filter(({ action, caller, approver }) => caller !== approver || action.endsWith('::added_tomorrow'));
    const actions = Object.fromEntries(asked.map((one) => [one.action, one[principal] ? 'EFFECT_ALLOW' : 'EFFECT_DENY']));
    const input = { principals: [principal], resources: [`r${index}`], actions: Object.keys(actions) };
    return asked.length === 0 ? [] : [{ name: `${principal} ${index}`, input, expected: [{ principal, resource: `r${index}`, actions }] }];
  }));
  const principals = { caller: { id: 'caller', roles: ['user'] }, approver: { id: 'approver', roles: ['mcp-approver'] } };
  writeFileSync(join(folder, `${version}_test.yaml`), printYaml({ name: version, principals, resources, tests } as unknown as Json));
  return tests.reduce((sum, { input }) => sum + input.actions.length, 0);
}

function casesOf(request: PolicyRequest, data: Json): Case[] {
  const cases = new Map<string, Case>();
  const add = (one: Case) => cases.set(`${one.action} ${JSON.stringify(one.arguments)}`, one);
  for (const item of request.items.filter(({ name }) => 'name' in cerbos.nameOf('github', name)).map((one) => cerbos.suit(one, request))) {
    const calls = [...sampleCalls(item), ...triedCalls(item)];
    for (const call of calls) {
      const { outcome } = cerbos.decide!(data, request.serverKey, call);
      assert.ok(goesThrough(outcome) === goesThrough(call.expected) && outcome !== 'unlisted', `${JSON.stringify(call)}: ${outcome}`);
      assert.equal(goesThrough(simulatedDecision(cerbos, data, request.serverKey, call)), goesThrough(call.expected));
      add({ action: `tools/call::${item.name}`, arguments: call.arguments, caller: goesThrough(call.expected), approver: call.expected !== 'deny' });
    }
    const runs = (...outcomes: string[]) => calls.some(({ expected }) => outcomes.includes(expected));
    add({ action: `tools/list::${item.name}`, arguments: {}, caller: runs('allow', 'limit'), approver: runs('allow', 'limit', 'ask') });
  }
  assert.equal(cerbos.decide!(data, request.serverKey, { tool: 'added_tomorrow', arguments: {} }).outcome, 'unlisted');
  for (const action of ['tools/call::added_tomorrow', 'tools/list::added_tomorrow', 'prompts/list', 'resources/list']) add({ action, arguments: {}, caller: false, approver: false });
  add({ action: 'tools/list', arguments: {}, caller: true, approver: true });
  return [...cases.values()];
}

function hostile(): PolicyRequest {
  const names = [...new Set([...hostileNames, ...inventedNames(31, 200)])];
  return imaginedRequest(names.map((name, index) => imaginedItem(name, (['allow', 'limit', 'ask', 'deny'] as const)[index % 4]!)));
}

/** One tool for each test, so that each value which it must tell apart is the only argument tried on it. */
function tried(): PolicyRequest {
  return imaginedRequest(argumentTrials.map(([rule], index) => ({ ...imaginedItem(`tried_${index}`, 'allow'), only: [{ ...rule, parameter: index % 2 === 0 ? 'value' : 'a-b' }] })));
}

/** The values of a test as calls. */
function triedCalls({ name, only = [] }: PolicyItem): SampleCall[] {
  const trial = argumentTrials[Number(/^tried_(\d+)$/.exec(name)?.[1] ?? -1)];
  if (trial === undefined) return [];
  return [...trial[1].map((value) => ({ value, expected: 'allow' as const })), ...trial[2].map((value) => ({ value, expected: 'deny' as const }))]
    .map(({ value, expected }) => ({ tool: name, arguments: { [only[0]!.parameter]: value }, expected }));
}

function failures(stdout: string): string {
  return stdout.split('\n').filter((line, index, lines) => /"(error|actual)"/.test(line) || /RESULT_(FAILED|ERRORED)/.test(lines[index + 1] ?? '')).slice(0, 10).join(' ');
}
