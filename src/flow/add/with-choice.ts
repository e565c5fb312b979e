import { plainLines } from '../../sources/lacks/plain-lines.ts';
import type { Given, ProposedStart } from '../../sources/packages/proposed-start.ts';

/** Where a program says which values there are. */
const offers = /\b(?:available|valid|allowed|supported|possible|known|one of|must be|expected)\b/i;

/** A start in which a dummy that a program calls wrong is one of the values that it offers instead; the same where it offers none. */
export function withChoice(start: ProposedStart, words: string): ProposedStart {
  const line = plainLines(words).find((each) => /\bdummy\b/.test(each) && offers.test(each));
  if (line === undefined) return start;
  const rest = line.slice(line.search(offers));
  const offered = rest.slice(rest.indexOf(':') + 1).match(/[A-Za-z0-9][\w.-]*/g) ?? [];
  const choice = offered.find((word) => word !== 'dummy' && word.length <= 40);
  if (choice === undefined) return start;
  const chosen = (given: Given, name: string): Given => (isMeant(name, line) && /(?:^|=)dummy$/.test(given.value) ? { value: given.value.replace(/dummy$/, choice), because: 'one of those that it offers' } : given);
  const args = start.args.map((given, place) => chosen(given, given.value.includes('=') ? given.value : start.args[place - 1]?.value ?? ''));
  return { ...start, args, env: Object.fromEntries(Object.entries(start.env).map(([name, given]) => [name, chosen(given, name)])) };
}

/** Whether a line speaks of an option or a variable: of the last word of its name. */
function isMeant(name: string, line: string): boolean {
  const last = (name.split('=')[0] ?? '').toLowerCase().split(/[^a-z0-9]+/).findLast((word) => word !== '') ?? '';
  return last !== '' && line.toLowerCase().includes(last.replace(/s$/, ''));
}
