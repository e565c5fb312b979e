import { resolve } from 'node:path';
import { openFile } from '../../flow/read/open-file.ts';
import { readLines } from '../../flow/read/read-lines.ts';
import { toolriskVersion } from '../../flow/toolrisk-version.ts';
import type { FormatId } from '../../report/formats/formats.ts';
import { simulationReports } from '../../report/policy/simulation-report.ts';
import type { TargetId } from '../../schema/policy.ts';
import { sayLevel } from '../../schema/proof.ts';
import { parseToolCall } from '../../sources/parse-tool-call.ts';
import type { ToolCall } from '../../sources/parse-tool-call.ts';
import { combinePolicies } from '../../targets/merge/combine-policies.ts';
import { sayName } from '../../targets/words/say-name.ts';
import { simulatePolicy } from '../../targets/simulate/simulate-policy.ts';
import type { CallToSimulate } from '../../targets/simulate/simulate-policy.ts';
import { targets } from '../../targets/targets.ts';
import { mostTold, OtherErrors, PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import type { Context } from '../context.ts';
import { readInstalled } from './policy-files.ts';
import type { PolicyServer } from './policy-servers.ts';
import { reportStyle } from '../options/report-style.ts';
import { sayModes } from './say-modes.ts';

interface SimulateOptions { simulate: string; policy?: string[] | true; format?: FormatId }

/** Opens the calls and the installed policy, if one is named; what is given back says for each call what is decided. Throws `PlaceError`. */
export async function openSimulation(id: TargetId, { simulate, policy, format = 'table' }: SimulateOptions, context: Context): Promise<(servers: readonly PolicyServer[], rules: string) => Promise<void>> {
  const target = targets[id];
  if (target.decide === undefined) throw new PlaceError('--simulate', `toolrisk does not know what ${target.label} decides`, 'Ask the product itself.');
  const installed = policy === undefined ? null : await readInstalled(id, policy, context);
  const place = simulate === '-' ? 'stdin' : simulate;
  const chunks = simulate === '-' ? process.stdin : await openFile(resolve(context.cwd, simulate), simulate);
  return async (servers, rules) => {
    const data = installed?.data ?? combinePolicies(target, servers.map(({ printed }) => printed)).data;
    const report = simulationReports[format]({ toolrisk: toolriskVersion, rules, product: target.label, policy: policy === undefined ? null : installed?.parts?.map((part) => part.place).join(', ') ?? null }, reportStyle(process.stdout, process.env));
    context.say(`${target.label}: ${sayLevel(target.proof)}. ${target.proof.says}`);
    for (const { message } of installed?.dropped ?? []) context.say(message);
    sayModes(target, context);
    const decide = simulatePolicy(target, data);
    await context.out(report.begin());
    const problems = await eachCall(readLines(chunks, place), place, (call) => context.out(report.call(decide(addressed(unspelled(call, servers, id), servers, place)))));
    await context.out(report.end());
    if (problems.length > 0) throw new PlaceErrors(problems, { place });
  };
}

/** Does something with each call. Bad lines never stop the good ones; they are given back, and so is that there was no call at all. */
async function eachCall(lines: AsyncIterable<string>, place: string, work: (call: ToolCall) => Promise<void>): Promise<PlaceError[]> {
  const problems: PlaceError[] = [];
  let line = 0;
  let calls = 0;
  let bad = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    calls += 1;
    try {
      await work(parseToolCall(text, place, line));
    } catch (error) {
      if (!(error instanceof PlaceError)) throw error;
      bad += 1;
      if (bad <= mostTold) problems.push(error);
    }
  }
  if (calls === 0) return [new PlaceError(place, 'holds no call', 'Write {"name": "<tool>", "arguments": {…}} on a line.')];
  return bad > problems.length ? [...problems, new OtherErrors(place, bad - problems.length)] : problems;
}

/** The tool by the server's own name for it, where a log has the one that the product gives it. */
function unspelled(call: ToolCall, servers: readonly PolicyServer[], id: TargetId): ToolCall {
  if (servers.some(({ known }) => known.includes(call.tool))) return call;
  const found = servers.flatMap(({ server, request, known }) => known.filter((tool) => {
    const said = targets[id].nameOf(request.serverKey, tool);
    return 'name' in said && said.name === call.tool;
  }).map((tool) => ({ server, tool })));
  return found.length === 1 ? { ...call, ...(found[0] as { server: string; tool: string }) } : call;
}

/** The server a call goes to: the one it names, by id or key, or else the only one that has the tool. */
function addressed({ server, ...call }: ToolCall, servers: readonly PolicyServer[], place: string): CallToSimulate {
  const wanted = servers.filter((one) => (server !== undefined ? one.server === server || one.request.serverKey === server : servers.length === 1 || one.known.includes(call.tool)));
  const [only] = wanted;
  const where = `${place}:${call.line}`;
  if (only === undefined || wanted.length > 1) {
    const what = server !== undefined ? `${sayName(server)} is none of the servers` : wanted.length === 0 ? 'none of the servers has this tool' : 'several of the servers have this tool';
    throw new PlaceError(where, what, `Name one as "server": ${servers.map((one) => one.server).join(', ')}.`);
  }
  return { ...call, server: only.server, serverKey: only.request.serverKey, isKnown: only.known.includes(call.tool) };
}
