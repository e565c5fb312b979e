import type { z } from 'zod';
import { PlaceError } from './place-error.ts';

/** The line of a file in which a value begins, by its path; of a value that is missing, the line of what should hold it. */
export type LineOf = (path: readonly PropertyKey[]) => number | null;

/** What a Zod schema finds wrong with a file, one `PlaceError` per finding: where in it, what, what to do. */
export function zodErrors(place: string, error: z.ZodError, lineOf: LineOf = () => null): PlaceError[] {
  return error.issues.map(plainest).map((issue) => {
    const where = issue.path.map(String).join('.');
    const line = lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path);
    return new PlaceError(line === null ? place : `${place}:${line}`, where === '' ? plain(issue) : `"${where}": ${plain(issue)}`, remedy(issue));
  });
}

/** What a union says of a value is that none of its readings fits; what tells more is why the likeliest one does not. */
function plainest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const readings = issue.errors.flatMap(([first]) => (first === undefined ? [] : [first]));
  const deepest = Math.max(...readings.map(({ path }) => path.length));
  const likely = readings.filter(({ path }) => path.length === deepest);
  const inner = likely.find(({ code }) => code === 'invalid_value') ?? likely[0];
  return inner === undefined ? issue : plainest({ ...inner, path: [...issue.path, ...inner.path] });
}

/** Kinds of values as people call them. */
const kinds: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'a table of names and values', record: 'a table of names and values' };

/** What Zod says in its own words of a value of another kind, in plain ones; a schema's own words stay. */
function plain(issue: z.core.$ZodIssue): string {
  const [, expected = '', received = ''] = issue.code === 'invalid_type' ? /^Invalid input: expected (\w+), received (\w+)$/.exec(issue.message) ?? [] : [];
  const kind = kinds[expected];
  if (kind === undefined) return issue.message;
  return received === 'undefined' ? `is missing: it must be ${kind}` : `must be ${kind}, and is ${kinds[received] ?? (received === 'null' ? 'empty' : received)}`;
}

function remedy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `Remove ${issue.keys.map((key) => `"${key}"`).join(', ')} or correct the spelling.`;
  if (issue.code === 'invalid_value') return issue.values.length === 1 ? 'Write that.' : 'Write one of these.';
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'Add it.';
  return 'Correct it.';
}
