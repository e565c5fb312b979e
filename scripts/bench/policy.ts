import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import { judgeServer } from '../../src/judge/judge-server.ts';
import type { PolicyRequest } from '../../src/schema/policy.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { policyItems } from '../../src/targets/arguments/policy-items.ts';
import { targets } from '../../src/targets/targets.ts';
import { say } from '../say.ts';
import { catalogSnapshots } from './definition-files.ts';
import { median } from './figures.ts';
import type { Figure, Section } from './figures.ts';

interface Judged { definitions: ToolDefinition[]; request: PolicyRequest }

const products = Object.values(targets);

/**
 * Writes the policy of every server of the catalog for every product, from the verdicts to the printed text, as server pages and
 * `toolrisk policy` do, against JSON of the same definitions; and of every tool by itself, as tool pages do.
 */
export async function benchPolicy({ runs }: { runs: number }): Promise<Section> {
  const servers = await judgedServers();
  const tools = servers.flatMap(({ request }) => request.items.map((item): PolicyRequest => ({ ...request, scope: 'tool', items: [item] })));
  const requests = servers.map(({ request }) => request);
  const seen = { json: [] as number[], servers: [] as number[], tools: [] as number[] };
  for (let run = 0; run <= runs; run += 1) {
    say(run === 0 ? 'policy: warming up' : `policy: run ${run} of ${runs}`);
    const took = { json: cpuOf(() => jsonOf(servers)), servers: cpuOf(() => textsOf(requests)), tools: cpuOf(() => textsOf(tools)) };
    if (run > 0) for (const name of ['json', 'servers', 'tools'] as const) seen[name].push(took[name]);
  }
  return told(requests, tools, { json: median(seen.json), servers: median(seen.servers), tools: median(seen.tools) });
}

async function judgedServers(): Promise<Judged[]> {
  const knowledge = await loadKnowledge();
  return (await catalogSnapshots()).map(({ server, tools: recorded }) => {
    const definitions = recorded.map(({ definition }) => definition);
    const { tools } = judgeServer({ server, tools: definitions }, knowledge);
    const items = policyItems(tools, knowledge.decisions, definitions);
    return { definitions, request: { serverKey: server, title: server, scope: 'server', items, posture: 'balanced' } };
  });
}

/** CPU seconds of this process that some work takes, threads of the engine included. */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Times the JSON is made: once is too short to be measured. */
const jsonTimes = 20;

/** Seconds are counted for all times together; `told` divides. */
function jsonOf(servers: readonly Judged[]): void {
  for (let time = 0; time < jsonTimes; time += 1) for (const { definitions } of servers) JSON.stringify(definitions);
}

function textsOf(requests: readonly PolicyRequest[]): void {
  for (const request of requests) {
    for (const target of products) {
      const policy = target.build(request);
      target.print(policy.data, [...policy.lossy, policy.unlisted]);
    }
  }
}

function told(servers: readonly PolicyRequest[], tools: readonly PolicyRequest[], cpu: { json: number; servers: number; tools: number }): Section {
  const json = cpu.json / jsonTimes;
  const figures: Figure[] = [
    { says: 'policies of servers', value: servers.length * products.length, unit: 'texts' },
    { says: 'policies of tools', value: tools.length * products.length, unit: 'texts' },
    { says: 'CPU of JSON.stringify of definitions', value: json, unit: 's' },
    { says: 'CPU of the policies of all servers', value: cpu.servers, unit: 's' },
    { says: 'CPU of the policies of all tools', value: cpu.tools, unit: 's' },
    { says: 'per server, against JSON.stringify', value: cpu.servers / json, unit: 'x', most: 20 },
    { says: 'per tool, against JSON.stringify', value: cpu.tools / json, unit: 'x' },
  ];
  return { title: 'policy', about: [`the policies of the whole catalog for all ${products.length} products, from verdict to text`, 'against: JSON.stringify of the same definitions'], figures };
}
