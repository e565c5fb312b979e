import { hintsOf } from '../../schema/tool.ts';
import type { ToolDefinition, ToolHints } from '../../schema/tool.ts';
import { findNameVerb } from './find-name-verb.ts';
import type { NameToken } from './split-name.ts';
import type { Words } from './words.ts';

/** A hint and the value of it that admits something. Source of the meanings: MCP schema, ToolAnnotations. */
const admissions = [['destructiveHint', true], ['readOnlyHint', false]] as const satisfies [keyof ToolHints, boolean][];
/** A hint whose value tells nothing. */
export type BlanketHint = (typeof admissions)[number][0];

/** Share of a server's tools that must have a hint before it stands on all of them. */
const leastShare = 0.9;

/** Share of the tools that change something, and their least number, before a hint stands on all of these. */
const changingShare = 0.8;
const leastChanging = 5;

/**
 * Hints that a server puts on tools that read as on those that change something, or says of nearly all its changes, those that
 * only add among them: a default of its library, or a stamp. Such a hint tells nothing of any tool.
 */
export function blanketHints(tools: readonly ToolDefinition[], names: readonly (readonly NameToken[])[], words: Words): readonly BlanketHint[] {
  const hinted = tools.flatMap((tool, index) => (tool.annotations === undefined ? [] : [{ hints: hintsOf(tool), verb: findNameVerb(names[index]!, words).main?.base ?? '' }]));
  if (hinted.length < 2) return [];
  const changing = hinted.filter(({ hints, verb }) => hints.readOnlyHint !== true && !words.reads.has(verb));
  return admissions.filter(([hint, value]) => {
    const isStamped = ({ hints }: (typeof hinted)[number]) => hints[hint] === value;
    const stamped = hinted.filter(isStamped);
    const reads = stamped.filter(({ verb }) => words.reads.has(verb)).length;
    if (stamped.length >= 2 && stamped.length >= leastShare * tools.length && reads > 0 && reads < stamped.length) return true;
    const changes = changing.filter(isStamped);
    return hint === 'destructiveHint' && changing.length >= leastChanging && changes.length >= changingShare * changing.length && changes.some(({ verb }) => words.creates.has(verb));
  }).map(([hint]) => hint);
}

/** The hints of a tool without those that tell nothing. */
export function tellingHints(hints: ToolHints, blanket: readonly BlanketHint[]): ToolHints {
  const telling = { ...hints };
  for (const [hint, value] of admissions) if (blanket.includes(hint) && hints[hint] === value) delete telling[hint];
  return telling;
}
