import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Decision } from '../src/schema/vocabulary.ts';
import { targets } from '../src/targets/targets.ts';
import { sameNames } from './checked.ts';
import type { ClientResult } from './checked.ts';
import { callArguments, printedPolicy, serverKey, tools } from './sample.ts';
import { installed } from './session.ts';

interface Agent { invoke(input: unknown, config: object): Promise<{ __interrupt__?: unknown[] }> }
interface FakeModel { respondWithTools(calls: object[]): FakeModel; respond(message: unknown): FakeModel }
/** What is used of the four packages. */
interface Packages {
  createAgent(parts: object): Agent;
  humanInTheLoopMiddleware(options: object): object;
  fakeModel(): FakeModel;
  AIMessage: new (text: string) => unknown;
  MultiServerMCPClient: new (config: object) => { getTools(): Promise<unknown[]>; close(): Promise<void> };
  MemorySaver: new () => object;
  Command: new (parts: object) => object;
}

/** Runs an agent whose model calls one tool, for each tool; a person then tries to approve what paused. */
export async function langchain(): Promise<ClientResult> {
  const packages = await loadPackages();
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-verify-'));
  const [list, log] = [join(folder, 'tools.json'), join(folder, 'calls.jsonl')];
  writeFileSync(list, JSON.stringify(tools));
  const client = new packages.MultiServerMCPClient({ mcpServers: { [serverKey]: { transport: 'stdio', command: process.execPath, args: [join(import.meta.dirname, 'mcp-server.ts'), list, log] } } });
  const seen: Seen = { ran: [], approved: [], refused: [] };
  try {
    const loaded = await client.getTools();
    for (const tool of tools) await callOne(packages, loaded, tool, () => calledIn(log), seen);
  } finally {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { client: 'langchain', checks: checksOf(seen) };
}

/** Tools that ran at once, after an approval, and those whose approval was refused. */
interface Seen { ran: string[]; approved: string[]; refused: string[] }

async function callOne(packages: Packages, loaded: unknown[], tool: string, called: () => string[], seen: Seen): Promise<void> {
  const { createAgent, humanInTheLoopMiddleware, fakeModel, AIMessage, MemorySaver, Command } = packages;
  const model = fakeModel().respondWithTools([{ name: tool, args: callArguments, id: 'call_1' }]).respond(new AIMessage('done'));
  const policy = JSON.parse(printedPolicy('langchain')) as object;
  const agent = createAgent({ model, tools: loaded, middleware: [humanInTheLoopMiddleware(policy)], checkpointer: new MemorySaver() });
  const config = { configurable: { thread_id: '1' } };
  const paused = (await agent.invoke({ messages: [{ role: 'user', content: 'hi' }] }, config)).__interrupt__ !== undefined;
  if (!paused) {
    if (called().includes(tool)) seen.ran.push(tool);
    return;
  }
  if (called().includes(tool)) return;
  const error = await agent.invoke(new Command({ resume: { decisions: [{ type: 'approve' }] } }), config).then(() => null, (thrown: Error) => thrown.message);
  if (error === null && called().includes(tool)) seen.approved.push(tool);
  if (error !== null && /not allowed for tool/.test(error) && !called().includes(tool)) seen.refused.push(tool);
}

function checksOf({ ran, approved, refused }: Seen): ClientResult['checks'] {
  const target = targets.langchain;
  const data = target.read!(printedPolicy('langchain'), 'langchain');
  const those = (wanted: Decision) => tools.filter((tool) => {
    const { outcome } = target.decide!(data, serverKey, { tool, arguments: callArguments });
    return (outcome === 'unlisted' ? target.stance(data).decision : outcome) === wanted;
  });
  return [
    sameNames(`Tools that are allowed, and one that no policy lists, ran without a person (${those('allow').length}).`, those('allow'), ran),
    sameNames(`Calls that ask paused, and ran after a person approved (${those('ask').length}).`, those('ask'), approved),
    sameNames(`Calls that are denied paused, and an approval of them was refused (${those('deny').length}).`, those('deny'), refused),
  ];
}

function calledIn(log: string): string[] {
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { name: string }).name) : [];
}

async function loadPackages(): Promise<Packages> {
  const entries = ['langchain/dist/index.js', '@langchain/core/dist/testing/index.js', '@langchain/mcp-adapters/dist/index.js', '@langchain/langgraph/dist/index.js'];
  const loaded = await Promise.all(entries.map((entry) => import(pathToFileURL(installed(entry)).href) as Promise<object>));
  return Object.assign({}, ...loaded.map((one) => ({ ...one }))) as Packages;
}
