import { Unlisted } from '../../connect/unlisted.ts';
import type { ScannedServer } from '../../report/scanned-server.ts';
import type { JsonObject } from '../../schema/json.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { ServerTexts } from '../../schema/server-texts.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import type { Posture } from '../../schema/vocabulary.ts';
import type { ListedServer } from '../listed-server.ts';
import { advisoriesOf } from '../review/advisories-of.ts';
import type { StartedPackage } from '../review/advisories-of.ts';
import { knownAdvisories } from '../review/known-advisories.ts';
import { listSource } from './list-source.ts';
import type { ListRequest } from './list-source.ts';
import { isMuch } from './is-much.ts';
import { judgeApart } from './judge-apart.ts';
import { judgeListed } from './judge-listed.ts';

/** What to scan and how. */
export interface ScanRequest extends ListRequest {
  knowledge: Knowledge;
  posture: Posture;
  /** Whether to count the tokens each definition costs. */
  tokens: boolean;
  /** The day by which corrections have run out, `YYYY-MM-DD`; without it, none has. */
  today?: string;
}

/** What judging needs of it. */
export type JudgeRequest = Pick<ScanRequest, 'knowledge' | 'posture' | 'tokens' | 'today' | 'catalog' | 'timeoutMs' | 'signal'>;

/** A judged server with what it was judged by. `definitions[i]` belongs to `tools[i]`. */
export interface JudgedServer extends ScannedServer, ServerTexts {
  title?: string;
  version?: string;
  /** What it said of itself, where it was asked; never trusted, and in no report. */
  serverInfo?: JsonObject | null;
  definitions: ToolDefinition[];
  /** The package that was really started, and in no report. */
  started?: StartedPackage;
}

/** Lists a source and judges every tool, a server at a time: nothing is held that was given out. */
export async function* scanSource(request: ScanRequest): AsyncGenerator<JudgedServer> {
  for await (const listed of listSource(request)) yield await judgeOne(listed, request);
}

/** What a stranger made large just now is judged apart, and fails for itself where that does not come to an end. */
export async function judgeOne(listed: ListedServer, request: JudgeRequest): Promise<JudgedServer> {
  const { server, outcome, from, problem, title, version, serverInfo, tools, instructions, promptList, resourceTemplates, network, changedWhileListing, sandbox, notes, states } = listed;
  const texts = { ...(instructions !== undefined && { instructions }), ...(promptList && { promptList }), ...(resourceTemplates && { resourceTemplates }) };
  const advisories = listed.started === undefined ? [] : advisoriesOf(await knownAdvisories(request.catalog), listed.started);
  const seen = { ...(from && { from }), ...(states && { states }), ...(advisories.length > 0 && { advisories }), ...(sandbox && { sandbox }), ...(notes && { notes }), ...(network && { network }), ...(changedWhileListing && { changedWhileListing }) };
  const known = { server, ...(title !== undefined && { title }), ...(version !== undefined && { version }), ...(serverInfo !== undefined && { serverInfo }), ...(listed.started && { started: listed.started }), ...seen };
  if (listed.live !== true || !isMuch([tools, texts])) return { ...known, outcome, ...(problem && { problem }), definitions: tools, ...texts, ...await judgeListed(listed, request) };
  const { catalog, posture, tokens, today, timeoutMs, signal } = request;
  const verdicts = await judgeApart({ listed, catalog, posture, tokens, ...(today !== undefined && { today }) }, { timeoutMs, signal }).catch((error: unknown) => {
    if (error instanceof Unlisted) return error;
    throw error;
  });
  if (!(verdicts instanceof Unlisted)) return { ...known, outcome, ...(problem && { problem }), definitions: tools, ...texts, ...verdicts };
  return { ...known, outcome: 'failed', problem: { cause: verdicts.cause, says: verdicts.says, remedy: verdicts.remedy }, tools: [], definitions: [] };
}
