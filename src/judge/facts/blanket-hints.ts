import { hintsOf, textOf } from '../../schema/tool.ts';
import type { ToolDefinition, ToolHints } from '../../schema/tool.ts';
import { findNameVerb } from './name/find-name-verb.ts';
import type { NameToken } from './name/split-name.ts';
import type { Words } from './words/words.ts';

/** A hint and the value of it that admits something. Source of the meanings: MCP schema, ToolAnnotations. */
const admissions = [['destructiveHint', true], ['readOnlyHint', false]] as const satisfies [keyof ToolHints, boolean][];
/** A hint whose value tells nothing. */
export type BlanketHint = (typeof admissions)[number][0];

/** Share of a server's tools that must have a hint before it stands on all of them. */
const leastShare = 0.8;

/** Share of the tools that only read, and their least number, that must have a hint of changes before it stands on all: a few that have none do not undo it. */
const readingShare = 0.6;
const leastReading = 3;

/** Share of the tools that change something, and their least number, before a hint stands on all of these. */
const changingShare = 0.8;
const leastChanging = 5;

/**
 * Hints that a server puts on tools that read as on those that change something, or says of nearly all its changes, those that
 * only add among them: a default of its library, or a stamp. Such a hint tells nothing of any tool.
 */
export function blanketHints(tools: readonly ToolDefinition[], names: readonly (readonly NameToken[])[], words: Words): readonly BlanketHint[] {
  const hinted = tools.flatMap((tool, index) => (tool.annotations === undefined ? [] : [{ hints: hintsOf(tool), verb: verbOf(tool, names[index]!, words) }]));
  if (hinted.length < 2) return [];
  const allReads = hinted.filter(({ verb }) => words.reads.has(verb)).length;
  const changing = hinted.filter(({ hints, verb }) => hints.readOnlyHint !== true && !words.reads.has(verb));
  return admissions.filter(([hint, value]) => {
    const isStamped = ({ hints }: (typeof hinted)[number]) => hints[hint] === value;
    const stamped = hinted.filter(isStamped);
    const reads = stamped.filter(({ verb }) => words.reads.has(verb)).length;
    const isMixed = reads > 0 && reads < stamped.length;
    if (isMixed && (stamped.length >= leastShare * tools.length || (reads >= leastReading && reads >= readingShare * allReads))) return true;
    const changes = changing.filter(isStamped);
    return hint === 'destructiveHint' && changing.length >= leastChanging && changes.length >= changingShare * changing.length && changes.some(({ verb }) => words.creates.has(verb));
  }).map(([hint]) => hint);
}

/** What a tool does by its name, or by the first word of its description. */
function verbOf({ description }: ToolDefinition, name: readonly NameToken[], words: Words): string {
  const named = findNameVerb(name, words).main?.base;
  if (named !== undefined) return named;
  const first = /^\W{0,4}([A-Za-z]{2,20})\b/.exec(textOf(description).slice(0, 40))?.[1];
  return first === undefined ? '' : words.verbs.get(first.toLowerCase())?.base ?? '';
}

/** The hints of a tool without those that tell nothing. */
export function tellingHints(hints: ToolHints, blanket: readonly BlanketHint[]): ToolHints {
  const telling = { ...hints };
  for (const [hint, value] of admissions) if (blanket.includes(hint) && hints[hint] === value) delete telling[hint];
  return telling;
}
