/** How a verb stands in a sentence: "delete", "deletes", "deleting". */
export type FormKind = 'base' | 'third' | 'gerund';

/** The forms of an English verb that assert it. The past is left out: "deleted" tells of a thing, not of what the tool does. */
export function formsOf(verb: string): [form: string, kind: FormKind][] {
  if (verb.includes('-')) return phrasalForms(verb);
  return [[verb, 'base'], [thirdPerson(verb), 'third'], [gerund(verb), 'gerund']];
}

/** "check-in": the first word bends. */
function phrasalForms(verb: string): [string, FormKind][] {
  const [first, ...rest] = verb.split('-') as [string, ...string[]];
  return formsOf(first).map(([form, kind]) => [[form, ...rest].join('-'), kind]);
}

function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh|[^aeiou]o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

function gerund(verb: string): string {
  if (/ie$/.test(verb)) return `${verb.slice(0, -2)}ying`;
  if (/[^aeioy]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  return doubles(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
}

/** "get" → "getting"; longer verbs only where the last syllable is stressed: "submit", "commit". */
function doubles(verb: string): boolean {
  return /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb) || /(mit|fer|bel|cel|get|set|put|run|stop|drop|plan|cut|wrap|tag|pin|map|log|trim|zip|scan)$/.test(verb);
}

/** Plurals whose singular ends in "e" though others that look alike do not, and the other way round. */
const oddPlurals: ReadonlyMap<string, string> = new Map([
  ['cookies', 'cookie'], ['movies', 'movie'], ['calories', 'calorie'], ['caches', 'cache'], ['niches', 'niche'], ['axes', 'axis'],
  ['quizzes', 'quiz'], ['aliases', 'alias'], ['canvases', 'canvas'], ['gases', 'gas'], ['biases', 'bias'], ['buses', 'bus'], ['bonuses', 'bonus'],
  ['campuses', 'campus'], ['viruses', 'virus'], ['statuses', 'status'], ['lenses', 'lens'], ['premises', 'premises'],
]);

/** The singular of an English noun in lower case; other words as they are. */
export function singular(noun: string): string {
  if (noun.length < 4 || !noun.endsWith('s') || /(ss|us|is|as|news|status|analytics|metrics|kubernetes|dns|aws)$/.test(noun)) return noun;
  const odd = oddPlurals.get(noun);
  if (odd !== undefined) return odd;
  if (/[^aeiou]ies$/.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(analy|cri|hypothe|diagno|synop|parenthe|synthe)ses$/.test(noun)) return `${noun.slice(0, -2)}is`;
  return /(ss|x|zz|ch|sh)es$/.test(noun) ? noun.slice(0, -2) : noun.slice(0, -1);
}
