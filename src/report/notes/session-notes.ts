import type { Assessment, Combination, NameCollision, SessionAssessment, TextFindings } from '../../schema/verdict/assessment.ts';
import { sayListChange } from '../../schema/list-change.ts';
import type { ListChange } from '../../schema/list-change.ts';
import { terminal } from '../../text/terminal.ts';
import type { SessionOf } from '../report.ts';
import { findingNotes } from './finding-notes.ts';

/** A line under a label. The text is made safe for a terminal. */
export interface Note { label: string; text: string }

/** Names in a note; who wants all takes JSON. */
const mostNamed = 3;

/** Who supplies each leg of a complete combination, and the fewest tools to take away. Empty when it is incomplete. */
export function combinationNotes({ complete, suppliers, cut = [] }: Combination): Note[] {
  if (!complete) return [];
  const legs = [`private data: ${few(suppliers.readsPrivate)}`, `untrusted content: ${few(suppliers.readsUntrusted)}`, `way out: ${few(suppliers.externalComm)}`];
  return [{ label: 'together', text: legs.join('; ') }, ...(cut.length === 0 ? [] : [{ label: 'cut', text: `deny or ask for ${few(cut)}, and it breaks` }])];
}

/** Hints that a server puts on tools whatever they do, and on how many. */
export function hintNotes(tools: readonly Assessment[]): Note[] {
  const blanket = tools.flatMap(({ hints }) => hints.filter(({ id }) => id === 'hint-blanket'));
  return [...Map.groupBy(blanket, ({ hint, declared }) => `${hint} ${declared}`)].map(([hint, stamped]) => (
    { label: 'hints', text: `${hint} stands on ${stamped.length} of ${tools.length} tools, whatever they do, so it tells nothing and counts for nothing` }));
}

/** What the instructions, prompts and templates of a server hide or order. */
export function textNotes(texts: TextFindings): Note[] {
  return findingNotes(texts).map((text) => ({ label: 'finding', text }));
}

/** Which tools cannot be told apart by name. */
export function collisionNotes(collisions: readonly NameCollision[] = []): Note[] {
  return [...collisions.slice(0, mostNamed).map(({ tools }) => ({ label: 'names', text: `${few(tools)} cannot be told apart by name` })), ...more('names', collisions.length)];
}

/** What was left out when a server was started, and that it did not say the same twice in one session. */
export function changeNotes(change: ListChange | undefined): Note[] {
  return change === undefined ? [] : [{ label: 'changes', text: terminal(`${sayListChange(change)}; what is judged is what it said last`) }];
}

/** Whose session it is: of all servers, or of those of a client. */
export function sessionTitle({ servers, client, project }: SessionOf): string {
  const whose = [client, project].filter((part) => part !== undefined).map((part) => terminal(part, 120)).join(', ');
  return `All ${servers.length} servers${whose === '' ? '' : ` of ${whose}`} in one session`;
}

/** What several servers make possible that none does alone: the combination, names that collide, mentions of each other's tools. */
export function sessionNotes({ combination, collisions, references }: SessionAssessment): Note[] {
  return [
    ...combinationNotes(combination),
    ...collisionNotes(collisions),
    ...references.slice(0, mostNamed).map(({ from, to }) => ({ label: 'mentions', text: `${terminal(from, 80)} speaks of ${terminal(to, 80)}` })),
    ...more('mentions', references.length),
  ];
}

function few(names: readonly string[]): string {
  return [...names.slice(0, mostNamed).map((name) => terminal(name, 60)), ...(names.length > mostNamed ? [`${names.length - mostNamed} more`] : [])].join(', ');
}

function more(label: string, count: number): Note[] {
  return count > mostNamed ? [{ label, text: `${count - mostNamed} more: see --format json` }] : [];
}
