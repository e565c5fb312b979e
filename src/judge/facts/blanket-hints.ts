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

/**
 * Hints that a server puts on tools that read as on those that change something: a default of its library, or a stamp. Such a
 * hint tells nothing of any tool.
 */
export function blanketHints(tools: readonly ToolDefinition[], names: readonly (readonly NameToken[])[], words: Words): readonly BlanketHint[] {
  if (tools.filter(({ annotations }) => annotations !== undefined).length < leastShare * tools.length) return [];
  return admissions.filter(([hint, value]) => {
    const stamped = names.filter((_name, index) => hintsOf(tools[index]!)[hint] === value);
    if (stamped.length < 2 || stamped.length < leastShare * tools.length) return false;
    const reads = stamped.filter((name) => isReading(name, words)).length;
    return reads > 0 && reads < stamped.length;
  }).map(([hint]) => hint);
}

/** The hints of a tool without those that tell nothing. */
export function tellingHints(hints: ToolHints, blanket: readonly BlanketHint[]): ToolHints {
  const telling = { ...hints };
  for (const [hint, value] of admissions) if (blanket.includes(hint) && hints[hint] === value) delete telling[hint];
  return telling;
}

function isReading(name: readonly NameToken[], words: Words): boolean {
  const { main } = findNameVerb(name, words);
  return main !== null && words.reads.has(main.base);
}
