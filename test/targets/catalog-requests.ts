import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import { judgeServer } from '../../src/judge/judge-server.ts';
import type { Json } from '../../src/schema/json.ts';
import type { ArgumentRule, PolicyItem, PolicyRequest } from '../../src/schema/policy.ts';
import type { Snapshot } from '../../src/schema/catalog/snapshot.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import type { Decision } from '../../src/schema/vocabulary.ts';
import { passesRule } from '../../src/targets/arguments/passes-rule.ts';
import { sampleArguments } from '../../src/targets/arguments/sample-arguments.ts';
import { policyItems } from '../../src/targets/arguments/policy-items.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';

const snapshots = resolve(import.meta.dirname, '../../catalog/snapshots');

/** A server of the catalog, judged, as a policy needs it. */
export interface CatalogRequest extends PolicyRequest { definitions: ToolDefinition[] }

/** Every server of the catalog, with what its arguments allow to test; with `fill`, limits that a person would fill in too. */
export async function catalogRequests(fill = false): Promise<CatalogRequest[]> {
  const { decisions } = await knowledge;
  return (await judged).map(({ server, tools, definitions }): CatalogRequest => (
    { serverKey: server, title: server, scope: 'server', posture: 'balanced', items: policyItems(tools, decisions, definitions, { fill }), definitions }));
}

const knowledge = loadKnowledge();
/** Judged once for all tests of a file. */
const judged = knowledge.then((known) => readdirSync(snapshots).sort().map((file) => {
  const server = file.replace(/\.json$/, '');
  const definitions = (JSON.parse(readFileSync(join(snapshots, file), 'utf8')) as Snapshot).tools.map((tool) => tool.definition);
  return { server, definitions, tools: judgeServer({ server, tools: definitions }, known).tools };
}));

/** The servers for which there is something to fill in, reduced to the tools it concerns. */
export async function filledRequests(): Promise<CatalogRequest[]> {
  return (await catalogRequests(true)).flatMap(({ items, definitions, ...rest }) => {
    const open = items.map((item, index) => ({ item, definition: definitions[index] as ToolDefinition })).filter(({ item }) => item.only?.some(({ fill }) => fill));
    return open.length === 0 ? [] : [{ ...rest, items: open.map(({ item }) => item), definitions: open.map(({ definition }) => definition) }];
  });
}

/** Tools whose arguments and their values are called as strangers could call them, a few to a server. */
export function hostileArguments(): CatalogRequest[] {
  const names = [...new Set([...hostileNames, ...inventedNames(12, 60)])].filter((name) => !/\p{Surrogate}/u.test(name) && name.length < 500);
  const items = names.map((name, index): PolicyItem => {
    const rule: ArgumentRule = { parameter: name, test: 'one-of', values: [name], fill: false, because: 'It is imagined.' };
    const prefix: ArgumentRule = { ...rule, test: 'starts-with', values: [`${name}/`] };
    return { ...imaginedItem(`tool_${index}`, 'ask'), eased: { decision: 'allow', when: [name.includes('..') || index % 2 === 0 ? rule : prefix] } };
  });
  return Array.from({ length: Math.ceil(items.length / 10) }, (_, index) => {
    const some = items.slice(index * 10, index * 10 + 10);
    return { ...imaginedRequest(some, { serverKey: `hostile-${index}` }), definitions: some.map(({ name }) => ({ name })) };
  });
}

/** A call, and what is recommended for it by the meaning of the tests alone. */
export interface SampleCall { tool: string; arguments: Record<string, Json>; expected: Decision }

/** Calls that try each side of every test of a tool: with nothing, with what passes, and with what does not. */
export function sampleCalls(item: PolicyItem): SampleCall[] {
  return sampleArguments(item).map((given) => ({ tool: item.name, arguments: given, expected: recommended(item, given) }));
}

/** What a policy should do with a call, told by nothing but the item. */
export function recommended({ decision, eased, only = [] }: PolicyItem, given: Record<string, Json>): Decision {
  if (!only.every((rule) => passesRule(rule, given))) return 'deny';
  return eased !== undefined && eased.when.every((rule) => passesRule(rule, given)) ? eased.decision : decision;
}

/** Decisions under which a call goes through. */
export function goesThrough(decision: string): boolean {
  return decision === 'allow' || decision === 'limit';
}
