import { textOf } from '../../../schema/tool.ts';
import { shares } from './action-values.ts';
import type { ActionValue } from './action-values.ts';
import type { ChoosingProperty } from './choosing-properties.ts';
import { describedLists, linesAbout } from './described-values.ts';
import type { DescribedList, DescribedValue } from './described-values.ts';
import type { VerbTest } from './verb-test.ts';

/** The values that words list for an argument: its own description, else what the tool's says of it. */
export function wordedValues({ name, nodes }: ChoosingProperty, description: string, isVerb: VerbTest): ActionValue[] {
  const own = nodes.flatMap(({ parts }) => parts).find(({ schema }) => typeof schema['description'] === 'string');
  const texts = [
    ...(own === undefined ? [] : [{ path: `${own.path}/description`, from: 0, text: textOf(own.schema['description']) }]),
    ...linesAbout(name, description).map((line) => ({ path: '/description', ...line })),
  ];
  for (const { path: at, from, text } of texts) {
    const list = describedLists(text).map((each) => meantBy(each, isVerb)).find((values) => values.length > 1 && haveVerbs(values, isVerb));
    if (list !== undefined) return list.map((value) => ({ ...value, at: value.at + from, path: at }));
  }
  return [];
}

function haveVerbs(values: readonly DescribedValue[], isVerb: VerbTest): boolean {
  return values.filter(({ value }) => isVerb(value, false)).length >= shares.telling * values.length;
}

/** A list in marks means what it lists. Of words in a row only verbs next to each other are meant: "on the item, hide or discard". */
function meantBy({ values, isMarked }: DescribedList, isVerb: VerbTest): DescribedValue[] {
  if (isMarked) return values;
  const runs: DescribedValue[][] = [[]];
  for (const value of values) {
    if (isVerb(value.value, false)) runs.at(-1)!.push(value);
    else runs.push([]);
  }
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest));
}
