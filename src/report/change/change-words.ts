import type { Move, ServerChange, ToolChange } from '../../schema/change/change.ts';
import { moveWords } from '../../schema/change/move-words.ts';
import { sayChange } from '../../schema/change/say-change.ts';
import { shownName } from '../../text/shown-name.ts';
import { terminal } from '../../text/terminal.ts';

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

/** What became of a server, in a clause made safe for a terminal. */
export function changeSentence(change: ServerChange): string {
  return `${sayChange(change)}${change.state === 'unknown' ? `: ${terminal(change.problem ?? '')}` : ''}`;
}

/** The versions of both sides, where they are known. */
export function versionsText({ before, now }: ServerChange): string {
  const [old, current] = [before?.version, now?.version].map((version) => (version === undefined ? null : shownName(version, 60)));
  if (old === undefined || current === undefined || (old === null && current === null)) return '';
  return old === current ? ` ${current}` : ` ${old ?? '?'} → ${current ?? '?'}`;
}
