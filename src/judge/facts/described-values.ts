import type { ActionValue } from './action-parameter.ts';

/** A text that may list the values of an argument, and where it stands. */
export interface DescribingText { path: string; text: string }

/** A value as such lists have it: one word, in lower case or joined. */
const word = '[A-Za-z][A-Za-z0-9]{1,30}(?:[_-][A-Za-z0-9]{1,30}){0,6}';
const quoted = new RegExp(`["'\`](${word})["'\`]`, 'g');
const bullet = new RegExp(`^[ \\t]*[-*•][ \\t]*["'\`*]{0,3}(${word})["'\`*]{0,3}[ \\t]*(?:[:–—]|- )`, 'gm');
const listed = new RegExp(`[:(][ \\t]*(${word}(?:[ \\t]*(?:,|\\||/|, or|, and| or| and)[ \\t]+${word}|[ \\t]*[|/,]${word}){1,60})`);
const between = /^(?:or|and)$/;
/** Units of a text that are looked at: such lists stand near the beginning. */
const mostUnits = 8000;

/**
 * The values that a text names for an argument without an enumeration: in quotes, as a list with dashes, or after a colon;
 * whichever way names most, for the others give examples.
 * Takes time in proportion to the text.
 */
export function describedValues({ path, text }: DescribingText): ActionValue[] {
  const looked = text.slice(0, mostUnits);
  const ways = [...[quoted, bullet].map((pattern) => valuesAt(looked.matchAll(pattern), path)), listedValues(looked, path)];
  return ways.reduce((most, values) => (values.length > most.length ? values : most));
}

/** The line of a description that speaks of an argument, as docstrings have it: `action: What to do ("add", "remove")`. */
export function lineAbout(name: string, text: string): { from: number; line: string } | null {
  let from = 0;
  for (const line of text.slice(0, mostUnits).split('\n')) {
    const start = line.trimStart().replace(/^[-*•]\s*/, '').replace(/^[`"*]+/, '');
    if (start.startsWith(name) && /^[`"*]{0,3}\s{0,4}(?:\([^)]{0,80}\))?\s{0,4}:/.test(start.slice(name.length))) return { from, line };
    from += line.length + 1;
  }
  return null;
}

function valuesAt(matches: Iterable<RegExpExecArray>, path: string): ActionValue[] {
  const values = new Map<string, ActionValue>();
  for (const { 0: whole, 1: value = '', index } of matches) if (!values.has(value)) values.set(value, { value, path, at: index + whole.indexOf(value) });
  return [...values.values()];
}

function listedValues(text: string, path: string): ActionValue[] {
  const list = listed.exec(text);
  if (list === null) return [];
  const start = list.index + list[0].indexOf(list[1] as string);
  const matches = [...(list[1] as string).matchAll(new RegExp(`(${word})`, 'g'))].filter(([value]) => !between.test(value));
  return valuesAt(matches, path).map((value) => ({ ...value, at: value.at + start }));
}
