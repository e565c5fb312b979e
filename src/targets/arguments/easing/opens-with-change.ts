import type { Evidence } from '../../../schema/verdict/assessment.ts';

/** Effects of verbs that say what every call does. */
const changes: readonly string[] = ['create', 'update', 'delete', 'control', 'communicate', 'transact', 'authorize', 'credential'];

/**
 * Whether the first sentence of a description says of every call that it changes something ("Purge events of the given operation"), and
 * does not count reading among what the tool does ("Create, list or delete tags").
 */
export function opensWithChange(description: string, evidence: readonly Evidence[]): boolean {
  const end = /[.!?\n](\s|$)/.exec(description)?.index ?? description.length;
  const said = evidence.filter((one) => one.facet === 'effects' && one.path === '/description' && one.start < end).sort((a, b) => a.start - b.start);
  const first = said.find(({ strength }) => strength !== 'weak');
  if (first === undefined || !changes.includes(first.value)) return false;
  const reads = said.filter(({ value }) => value === 'observe' || value === 'compute');
  return !reads.some(({ start }) => start < first.start || isListed(description.slice(first.end, start)));
}

/** Whether two verbs with this between them stand in one list. */
function isListed(between: string): boolean {
  return /[,/&]|\b(and|or)\b/i.test(between) && !/[.:;()"'`]|\b(by|of|whose|where|with|that|which|matching|for|from)\b/i.test(between);
}
