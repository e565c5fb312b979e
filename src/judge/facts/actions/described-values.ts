/** A value that a text names, and where it begins. */
export interface DescribedValue { value: string; at: number }

/** Values that a text lists. `isMarked`: by quotes, dashes or a colon; without these it is words in a row, which may be any. */
export interface DescribedList { values: DescribedValue[]; isMarked: boolean }

/** A part of a description that speaks of an argument, and where it begins. */
export interface DescribingLine { from: number; text: string }

/** A value as such lists have it: one word, in lower case or joined. */
const word = '[A-Za-z][A-Za-z0-9]{1,30}(?:[_-][A-Za-z0-9]{1,30}){0,6}';
const quoted = new RegExp(`["'\`](${word})["'\`]`, 'g');
const bullet = new RegExp(`^[ \\t]*[-*•][ \\t]*["'\`*]{0,3}(${word})["'\`*]{0,3}[ \\t]*(?:[:–—]|- )`, 'gm');
const listed = new RegExp(`[:(][ \\t]*(${word}(?:[ \\t]*(?:,|\\||/|, or|, and| or| and)[ \\t]+${word}|[ \\t]*[|/,]${word}){1,60})`);
const between = /^(?:or|and)$/;
/** What stands between words in a row: a comma or a stroke, or "or" for the last. */
const rowWord = /[A-Za-z][A-Za-z0-9_-]*/g;
const rowMark = /^\s?[,|/]\s{0,2}$/;
const rowSpace = /^,?\s$/;
/** Words before a list of the actions of a tool: "Supported actions: create, delete". */
const heading = /\b(?:actions|operations|subcommands|commands)\b[ \t]{0,3}(?:\([^()\n]{0,60}\)|are|include)?[ \t]{0,3}:/gi;
/** Units of a text that are looked at: such lists stand near the beginning. */
const mostUnits = 8000;

/**
 * The lists of values in a text, for an argument without an enumeration: in marks, whichever way names most, for the others give
 * examples; then words in a row, the longest first. Takes time in proportion to the text.
 */
export function describedLists(text: string): DescribedList[] {
  const looked = text.slice(0, mostUnits);
  const ways = [...[quoted, bullet].map((pattern) => valuesAt(looked.matchAll(pattern))), listedValues(looked)];
  const marked = ways.reduce((most, values) => (values.length > most.length ? values : most));
  return [...(marked.length > 1 ? [{ values: marked, isMarked: true }] : []), ...rowsIn(looked).map((values) => ({ values, isMarked: false }))];
}

/** The parts of a tool's description that speak of an argument: `action: What to do ("add", "remove")`, or "Actions: add, remove". */
export function linesAbout(name: string, description: string): DescribingLine[] {
  const text = description.slice(0, mostUnits);
  return [...lineOf(name, text), ...underHeadings(text)];
}

/** The line of a description that explains an argument, as docstrings have it. */
function lineOf(name: string, text: string): DescribingLine[] {
  let from = 0;
  for (const line of text.split('\n')) {
    const start = line.trimStart().replace(/^[-*•]\s*/, '').replace(/^[`"*]+/, '');
    if (start.startsWith(name) && /^[`"*]{0,3}\s{0,4}(?:\([^)]{0,80}\))?\s{0,4}:/.test(start.slice(name.length))) return [{ from, text: line }];
    from += line.length + 1;
  }
  return [];
}

/** From the colon of a heading to the end of its line, or of the paragraph where the line ends with it. */
function underHeadings(text: string): DescribingLine[] {
  return [...text.matchAll(heading)].map(({ 0: head, index }) => {
    const from = index + head.length - 1;
    const line = text.slice(from).split('\n', 1)[0] as string;
    return { from, text: line.trim() === ':' ? text.slice(from).split('\n\n', 1)[0] as string : line };
  });
}

function valuesAt(matches: Iterable<RegExpExecArray>): DescribedValue[] {
  const values = new Map<string, DescribedValue>();
  for (const { 0: whole, 1: value = '', index } of matches) if (!values.has(value)) values.set(value, { value, at: index + whole.indexOf(value) });
  return [...values.values()];
}

function listedValues(text: string): DescribedValue[] {
  const list = listed.exec(text);
  if (list === null) return [];
  const start = list.index + list[0].indexOf(list[1] as string);
  const matches = [...(list[1] as string).matchAll(new RegExp(`(${word})`, 'g'))].filter(([value]) => !between.test(value));
  return valuesAt(matches).map((value) => ({ ...value, at: value.at + start }));
}

/** Words in a row: "list, hide or discard", "add|remove". */
function rowsIn(text: string): DescribedValue[][] {
  const rows: DescribedValue[][] = [];
  let end = 0;
  let isJoined = false;
  for (const { 0: value, index } of text.matchAll(rowWord)) {
    const gap = text.slice(end, index);
    end = index + value.length;
    if (between.test(value.toLowerCase()) && rowSpace.test(gap)) {
      isJoined = true;
      continue;
    }
    if (rows.length > 0 && (rowMark.test(gap) || (isJoined && gap === ' '))) rows.at(-1)!.push({ value, at: index });
    else rows.push([{ value, at: index }]);
    isJoined = false;
  }
  return rows.filter((row) => row.length > 1).sort((a, b) => b.length - a.length);
}
