import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Json } from '../src/schema/json.ts';
import type { PolicyItem, PolicyOutcome } from '../src/schema/policy.ts';
import { targets } from '../src/targets/targets.ts';
import { sameNames } from './checked.ts';
import type { ClientResult } from './checked.ts';
import { compare } from './compare.ts';
import { callArguments, printedPolicy, request, serverKey, tools } from './sample.ts';
import { installed } from './session.ts';

interface Rule { decision: string }
interface Engine {
  check(call: { name: string; args: object }, server: string): Promise<{ decision: string }>;
  getExcludedTools(metadata: Map<string, object>, names: Set<string>): Set<string>;
}
/** The parts of @google/gemini-cli-core that load policies and decide, and the one that names tools. */
interface Core {
  loadPoliciesFromToml(paths: string[], tierOf: () => number): Promise<{ rules: Rule[]; errors: { severity?: string; message: string; details?: string }[] }>;
  PolicyEngine: new (config: { rules: Rule[]; approvalMode?: string }) => Engine;
  generateValidName(name: string): string;
}
/** Files of the user count as tier four. */
const userTier = 4;

/** Asks the policy engine of Gemini CLI about every tool under our rules; the program around it is not on npm without a login. */
export async function geminiCli(): Promise<ClientResult> {
  const core = await loadCore();
  const names = new Map(tools.map((tool) => [core.generateValidName(`${serverKey}_${tool}`), tool]));
  const engine = await engineFor(core, printedPolicy('gemini-cli'));
  const excluded = engine.getExcludedTools(new Map([...names.keys()].map((name) => [name, { _serverName: serverKey }])), new Set(names.keys()));
  const decided = await Promise.all([...names].map(async ([name, tool]) => [tool, (await engine.check({ name, args: callArguments }, serverKey)).decision] as const));
  const those = (wanted: string) => decided.filter(([, decision]) => decision === wanted).map(([tool]) => tool);
  const shown = { offered: [...names].filter(([name]) => !excluded.has(name)).map(([, tool]) => tool), called: those('allow'), waited: those('ask_user') };
  const { client, checks } = compare('gemini-cli', shown);
  return { client, checks: [...checks, await checkArguments(core), await checkModes(core)] };
}

async function loadCore(): Promise<Core> {
  const parts = ['policy/toml-loader.js', 'policy/policy-engine.js', 'tools/mcp-tool.js'];
  const loaded = await Promise.all(parts.map((part) => import(pathToFileURL(installed('@google/gemini-cli-core/dist/src', part)).href) as Promise<object>));
  return Object.assign({}, ...loaded) as Core;
}

async function engineFor({ loadPoliciesFromToml, PolicyEngine }: Core, policy: string, approvalMode = 'default'): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-verify-'));
  writeFileSync(join(folder, 'toolrisk.toml'), policy);
  const { rules, errors } = await loadPoliciesFromToml([folder], () => userTier);
  rmSync(folder, { recursive: true });
  const wrong = errors.filter(({ severity }) => severity !== 'warning');
  if (wrong.length > 0) throw new Error(`The loader of Gemini CLI refuses the policy: ${JSON.stringify(wrong)}`);
  return new PolicyEngine({ rules, approvalMode });
}

const outcomes: Record<string, PolicyOutcome> = { allow: 'allow', ask_user: 'ask', deny: 'deny' };
const because = 'It is a test.';
const bound: PolicyItem = {
  ...request.items[0]!, decision: 'ask',
  eased: { decision: 'allow', when: [{ parameter: 'action', test: 'one-of', values: ['list', 'a"b'], fill: false, because }] },
  only: [{ parameter: 'path', test: 'starts-with', values: ['/safe/'], fill: false, because }, { parameter: 'amount', test: 'at-most', values: [10], fill: false, because }],
};
const argumentCalls: { [name: string]: Json }[] = ['/safe/x', '/safe/../x', '/etc', '/safe/"\u0000'].flatMap((path) => ['list', 'a"b', 'delete'].flatMap((action) => (
  [5, 10, 10.5, -1].map((amount) => ({ path, action, amount, nested: { path: '/safe/', action: 'list', amount: 1 } }))
)));

/** Rules that look at arguments: the engine and our reading must agree on every call. */
async function checkArguments(core: Core): Promise<ReturnType<typeof sameNames>> {
  const target = targets['gemini-cli'];
  const text = target.print(target.build({ ...request, items: [bound] }).data);
  const engine = await engineFor(core, text);
  const data = target.read!(text, 'policy');
  const name = core.generateValidName(`${serverKey}_${bound.name}`);
  const wanted = argumentCalls.map((call, index) => `${index} ${target.decide!(data, serverKey, { tool: bound.name, arguments: call }).outcome}`);
  const seen = await Promise.all(argumentCalls.map(async (args, index) => `${index} ${outcomes[(await engine.check({ name, args }, serverKey)).decision]}`));
  return sameNames(`Rules that look at arguments decided ${argumentCalls.length} calls as our own reading does.`, wanted, seen);
}

/** In YOLO mode, which allows by default, what asks must still ask. */
async function checkModes(core: Core): Promise<ReturnType<typeof sameNames>> {
  const engine = await engineFor(core, printedPolicy('gemini-cli'), 'yolo');
  const decided = await Promise.all(tools.map(async (tool) => `${tool} ${(await engine.check({ name: core.generateValidName(`${serverKey}_${tool}`), args: callArguments }, serverKey)).decision}`));
  const target = targets['gemini-cli'];
  const data = target.read!(printedPolicy('gemini-cli'), 'policy');
  const words: Record<string, string> = { allow: 'allow', ask: 'ask_user', deny: 'deny' };
  const wanted = tools.map((tool) => `${tool} ${words[target.decide!(data, serverKey, { tool, arguments: callArguments }).outcome]}`);
  return sameNames('In YOLO mode nothing ran that should ask.', wanted, decided);
}
