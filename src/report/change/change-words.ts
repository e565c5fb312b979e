import type { Move, ServerChange, ToolChange } from '../../schema/change/change.ts';
import { moveWords } from '../../schema/change/move-words.ts';
import { shownName } from '../../text/shown-name.ts';
import { terminal } from '../../text/terminal.ts';
import { counted } from '../severity-counts.ts';

/** Units of a name or a value that is quoted. */
const quotedUnits = 120;

/** One difference as a clause, made safe for a terminal. */
export function moveText(move: Move): string {
  return moveWords(move).map((piece) => ('own' in piece ? piece.own : `“${terminal(piece.code, quotedUnits)}”`)).join('');
}

/** A tool by its name, and by the one it had. */
export function changedName({ name, was }: Pick<ToolChange, 'name' | 'was'>): string {
  return was === undefined ? shownName(name, quotedUnits) : `${shownName(was, quotedUnits)} → ${shownName(name, quotedUnits)}`;
}

/** What a tool is, or was where it is gone: class, severity, decision. */
export function standingText({ now, before }: ToolChange): string {
  const told = now ?? before;
  return told === undefined ? '' : `${told.class}, ${told.severity}, ${told.decision}`;
}

/** What became of a server, in a sentence without its end. */
export function changeSentence({ state, before, now, tools, problem }: ServerChange): string {
  if (state === 'unknown') return `not known: ${terminal(problem ?? '')}`;
  if (before === null) return `new, with ${counted(now?.tools ?? 0, 'tool')}`;
  if (now === null) return `gone, with its ${counted(before.tools, 'tool')}`;
  if (state === 'unchanged') return `unchanged, ${counted(now.tools, 'tool')}`;
  const of = (kind: ToolChange['kind']) => tools.filter((tool) => tool.kind === kind && !tool.isWording).length;
  const parts = (['added', 'removed', 'renamed', 'changed', 'rejudged'] as const).flatMap((kind) => (of(kind) === 0 ? [] : [`${of(kind)} ${kind}`]));
  const wording = tools.filter(({ isWording }) => isWording).length;
  const told = [...parts, ...(wording === 0 ? [] : [`${wording} in wording only`])];
  return `${state === 'risk' ? 'risk rose' : state === 'wording' ? 'wording only' : 'changed, without more risk'}${told.length === 0 ? '' : `: ${told.join(', ')}`}`;
}

/** The versions of both sides, where they are known. */
export function versionsText({ before, now }: ServerChange): string {
  const [old, current] = [before?.version, now?.version].map((version) => (version === undefined ? null : shownName(version, 60)));
  if (old === undefined || current === undefined || (old === null && current === null)) return '';
  return old === current ? ` ${current}` : ` ${old ?? '?'} → ${current ?? '?'}`;
}
