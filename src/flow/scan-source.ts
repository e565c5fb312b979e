import { judgeServer } from '../judge/judge-server.ts';
import type { ScannedServer } from '../report/scanned-server.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import type { ServerTexts } from '../schema/server-texts.ts';
import type { ToolDefinition } from '../schema/tool.ts';
import type { Posture } from '../schema/vocabulary.ts';
import { definitionHash } from '../text/sha256.ts';
import type { ListedServer } from './listed-server.ts';
import { listSource } from './list-source.ts';
import type { ListRequest } from './list-source.ts';
import { overrideVerdicts } from './override-verdicts.ts';

/** What to scan and how. */
export interface ScanRequest extends ListRequest {
  knowledge: Knowledge;
  posture: Posture;
  /** Whether to count the tokens each definition costs. */
  tokens: boolean;
}

/** A judged server with what it was judged by. `definitions[i]` belongs to `tools[i]`. */
export interface JudgedServer extends ScannedServer, ServerTexts {
  title?: string;
  version?: string;
  definitions: ToolDefinition[];
}

/** Lists a source and judges every tool, a server at a time: nothing is held that was given out. */
export async function* scanSource(request: ScanRequest): AsyncGenerator<JudgedServer> {
  const count = request.tokens ? (await import('./count-tokens.ts')).countTokens : null;
  for await (const listed of listSource(request)) {
    const judged = judgeListed(listed, request);
    if (count !== null) judged.tools = judged.tools.map((tool, index) => ({ ...tool, tokens: count(listed.tools[index] as ToolDefinition) }));
    yield judged;
  }
}

function judgeListed({ server, title, version, package: from, sandbox, notes, tools, outcome, problem, overrides, network, ...texts }: ListedServer, { knowledge, posture }: ScanRequest): JudgedServer {
  const judged = judgeServer({ server, tools, ...texts, ...(from !== undefined && { package: from }) }, knowledge, posture);
  const reviewed = overrides === undefined ? judged.tools
    : overrideVerdicts(judged.tools.map((assessment, index) => ({ assessment, sha256: definitionHash(tools[index]!) })), overrides, { place: server, knowledge, posture }).verdicts;
  return {
    server, outcome, ...(sandbox && { sandbox }), ...(notes && { notes }), ...(problem && { problem }), ...(title !== undefined && { title }), ...(version !== undefined && { version }),
    tools: reviewed, definitions: tools, ...texts, ...(tools.length > 0 && { combination: judged.combination }), ...(judged.texts && { texts: judged.texts }), ...(network && { network }),
  };
}
