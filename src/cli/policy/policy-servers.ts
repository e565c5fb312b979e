import type { JudgedServer } from '../../flow/scan/scan-source.ts';
import type { DecisionTable } from '../../schema/knowledge/tables.ts';
import type { PolicyItem, PolicyRequest } from '../../schema/policy.ts';
import { weightOf } from '../../schema/verdict/found-evidence.ts';
import { compareSeverity } from '../../schema/vocabulary.ts';
import type { Severity } from '../../schema/vocabulary.ts';
import type { CheckedServer } from '../../targets/check/check-request.ts';
import { policyItems } from '../../targets/arguments/policy-items.ts';
import { policyStamp } from '../../targets/words/policy-stamp.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { Context } from '../context.ts';
import { gatherServers, onlyServer, unknownTool } from '../listed/gather-servers.ts';
import { scanRequest } from '../options/source-options.ts';
import type { SourceOptions } from '../options/source-options.ts';

/** Which tools a policy is about, and under which names. */
export interface ChoiceOptions extends SourceOptions {
  serverKey?: string[];
  tool?: string;
  only?: Severity;
  out?: string;
  fill?: boolean;
  allServers?: boolean;
  /** Tools that run where the product cannot ask about them. */
  run?: string[];
}

/** A server that a policy is about. */
export interface PolicyServer extends CheckedServer {
  judged: JudgedServer;
  /** The request as it is to be printed: with `--fill`, with limits that a person must fill in. */
  printed: PolicyRequest;
}

/** Lists the sources and chooses what the policy is about. Servers of which no tool was seen are left out, and said. */
export async function policyServers(sources: readonly string[], options: ChoiceOptions, context: Context): Promise<{ servers: PolicyServer[]; rules: string }> {
  if (sources.length > 1 && options.server !== undefined) throw new PlaceError('--server', `${sources.length} sources are named`, 'Name one source with it.');
  const listed: { judged: JudgedServer; decisions: DecisionTable }[] = [];
  const unseen: string[] = [];
  let rules = '';
  for (const source of sources.length === 0 ? [undefined] : sources) {
    const request = { ...await scanRequest(source, options, context), oneOnly: options.allServers !== true };
    rules = request.knowledge.version;
    for (const judged of chosenServers(await gatherServers(request, context), options)) {
      if (judged !== undefined && judged.tools.length > 0) listed.push({ judged, decisions: request.knowledge.decisions });
      else unseen.push(judged?.server ?? source ?? 'the source');
    }
  }
  for (const name of unseen) sayNothingSeen(name, context);
  const isWhole = unseen.length === 0;
  const isOne = sources.length < 2 && options.allServers !== true;
  const keys = serverKeys(listed.map(({ judged }) => judged.server), options.serverKey ?? [], { isOne, isWhole });
  if (!isWhole && !isOne && options.out !== undefined) throw new PlaceError(`--out ${options.out}`, 'some of the servers were not listed, so the policy would lack them', 'Nothing is written: see above what to do about them.', 3);
  return { servers: listed.map(({ judged, decisions }, index) => policyServer(judged, decisions, keys[index] as string, options, listed.length === 1)), rules };
}

/** The only server of a source, or with `--all-servers` every one. */
function chosenServers(servers: ReadonlyMap<string, JudgedServer>, { allServers }: ChoiceOptions): (JudgedServer | undefined)[] {
  return allServers === true && servers.size > 0 ? [...servers.values()] : [onlyServer(servers)];
}

function sayNothingSeen(source: string, context: Context): void {
  context.codes.push(3);
  context.say(`policy: saw no tools of ${source}, so there is nothing to write. Look at the source.`);
}

/** `KEY` for the only server, or `server=KEY` for one of several. A key for a server that was not listed is for nothing. */
function serverKeys(names: readonly string[], given: readonly string[], { isOne, isWhole }: { isOne: boolean; isWhole: boolean }): string[] {
  const keys = new Map<string, string>();
  for (const text of given) {
    const name = names.find((known) => text.startsWith(`${known}=`));
    if (name !== undefined) keys.set(name, text.slice(name.length + 1));
    else if (isOne && names.length === 1) keys.set(names[0] as string, text);
    else if (!isOne && isWhole) throw new PlaceError(`--server-key ${text}`, 'does not say which server it is about', `Write it as <server>=<key>; the servers are ${names.join(', ')}.`);
  }
  const chosen = names.map((name) => keys.get(name) ?? name);
  const doubled = chosen.find((key, index) => chosen.indexOf(key) !== index);
  if (doubled !== undefined) throw new PlaceError('policy', `two servers are called ${doubled}`, 'Give them different keys with --server-key <server>=<key>.');
  return chosen;
}

function policyServer(judged: JudgedServer, decisions: DecisionTable, serverKey: string, { tool, only, fill = false, posture, run }: ChoiceOptions, isOnly: boolean): PolicyServer {
  const plain = policyItems(judged.tools, decisions, judged.definitions);
  const wanted = plain.map((item, index) => (tool === undefined || item.name === tool) && (only === undefined || compareSeverity(weightOf(judged.tools[index]!), only) >= 0));
  const chosen = <T>(all: readonly T[]) => all.filter((_one, index) => wanted[index]);
  if (tool !== undefined && !plain.some(({ name }) => name === tool)) throw unknownTool(tool, [judged]);
  for (const named of isOnly ? run ?? [] : []) if (!plain.some(({ name }) => name === named)) throw unknownTool(named, [judged]);
  const filled = chosen(policyItems(judged.tools, decisions, judged.definitions, { fill: true }));
  const requestOf = (items: PolicyItem[]): PolicyRequest => (
    { serverKey, title: judged.title ?? judged.server, scope: tool === undefined && only === undefined ? 'server' : 'tool', items, posture, ...(run !== undefined && { run }) });
  const request = requestOf(chosen(plain));
  return {
    server: judged.server, judged, request, printed: fill ? requestOf(filled) : request, filled, wantsFill: fill,
    definitions: chosen(judged.definitions), known: judged.definitions.map(({ name }) => name), isPartial: judged.outcome === 'partial' || judged.outcome === 'failed',
    stamp: policyStamp(serverKey, judged.version, judged.definitions),
  };
}
