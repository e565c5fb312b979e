import { serverState } from '../../judge/compare/server-state.ts';
import type { ServerState, ToolState } from '../../schema/change/state.ts';
import type { Lexicon } from '../../schema/knowledge/knowledge.ts';
import { shownName } from '../../text/shown-name.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { JudgedServer } from '../scan/scan-source.ts';

/** A listed server as a lock keeps it: without the words of strangers that were only quoted. */
export function lockedState(judged: JudgedServer, lexicon: Lexicon): ServerState {
  const state = serverState(judged, lexicon);
  return { ...state, findings: unquoted(state.findings), tools: state.tools.map(lockedTool) };
}

/** A tool as a lock keeps it. */
export function lockedTool(state: ToolState): ToolState {
  return { ...state, findings: unquoted(state.findings) };
}

function unquoted(findings: ServerState['findings']): ServerState['findings'] {
  return findings.map(({ quote: _quote, ...finding }) => finding);
}

/** Throws `PlaceError` where a server lists two tools of one name: which of them a client calls, nobody can tell, so neither is locked. */
export function refuseTwice({ server, tools }: ServerState): void {
  const twice = tools.find(({ name }, at) => at > 0 && tools[at - 1]!.name === name);
  if (twice !== undefined) throw new PlaceError(shownName(server), `lists the tool ${shownName(twice.name)} twice`, 'A client cannot tell them apart: have the server corrected. Nothing was locked.');
}
