import type { NameToken } from './split-name.ts';
import type { VerbForm, Words } from '../words/words.ts';

/** A word of a name that is, or may be, a verb. `index` and `length` count tokens: "check in" is one verb of two. */
export interface NameVerb { base: string; index: number; length: number; start: number; end: number }

/** What a name says it does. `verbs` holds the main one and those it coordinates; `maybe` is filled when there is no clear one. */
export interface FoundNameVerb { main: NameVerb | null; verbs: NameVerb[]; maybe: NameVerb | null }

/**
 * Finds the main verb of a name; its place is searched, not assumed: `get_users`, `users_list`, `droplets/destroy`,
 * `ha_config_remove_script`, `API-post-search`. Participles ("deleted") are no verbs; nouns that are spelled like verbs
 * ("order", "report") count only where no clear verb stands.
 */
export function findNameVerb(tokens: readonly NameToken[], words: Words, said: SaidVerbs | null = null): FoundNameVerb {
  const candidates = candidatesOf(tokens, words);
  const first = apiVerb(tokens, candidates, words) ?? mainVerb(tokens, candidates, words);
  const main = first === null || said === null ? first : settledBy(said, first, { tokens, candidates, words });
  if (main === null && first !== null) return { main, verbs: [], maybe: first };
  if (main === null) return { main, verbs: [], maybe: (candidates[0] ?? null)?.verb ?? null };
  return { main, verbs: [main, ...coordinated(main, tokens, candidates, words)], maybe: null };
}

/** The main verb of the first sentence and the others of the description: they settle which word of a name is its verb. */
export interface SaidVerbs { main: string; others: ReadonlySet<string>; head: string | null; sentence: ReadonlySet<string> }

/** A name whose verb is settled: its words, those that may be verbs, and the lexicon. */
interface Settling { tokens: readonly NameToken[]; candidates: readonly Candidate[]; words: Words }

/**
 * The verb of a name in the light of the first sentence. Where the name leaves it open, the sentence's own verb counts; and where
 * that only reads, a word that may be a noun is one, unless the description uses it as a verb too.
 */
function settledBy({ main: said, others, head, sentence }: SaidVerbs, found: NameVerb, settling: Settling): NameVerb | null {
  const grade = settling.candidates.find(({ verb }) => verb.index === found.index)?.form.grade;
  if (found.base === said || grade === undefined) return found;
  const same = saidInName(said, found, others.has(found.base), settling);
  if (same !== null) return same;
  const { tokens, candidates, words } = settling;
  // "archive_list", where the sentence does not read: the list is what is archived.
  const front = found.base === 'list' && found.index > 0 && !words.reads.has(said) ? candidates.find(({ verb, form }) => verb.index === 0 && form.grade !== 'noun') : undefined;
  if (front !== undefined) return front.verb;
  if (words.reads.has(said) && words.is('telling-endings', tokens.at(-1)?.word ?? '')) return null;
  if (!words.reads.has(said) || words.reads.has(found.base) || others.has(found.base)) return found;
  // "blockReport", where the sentence gets the report of a block.
  const isNamed = found.index === 0 && tokens.length > 1 && head === tokens.at(-1)?.word && sentence.has(found.base);
  return isNamed || isThing(found, grade, said, settling) ? null : found;
}

/**
 * The sentence's verb, where the name has it too: "compute_start_instance" starts. Against a clear verb in front it counts at the
 * end ("invoice-list"), or right behind one that leaves open what is done ("manage_list_items"), unless the description has that too.
 */
function saidInName(said: string, found: NameVerb, isUsed: boolean, { tokens, candidates, words }: Settling): NameVerb | null {
  const isClear = found.index === 0 && candidates.find(({ verb }) => verb.index === 0)?.form.grade === 'verb';
  const isOpen = words.is('open-verbs', found.base);
  const counts = ({ index, length }: NameVerb) => !isClear || (!isUsed
    && ((index + length === tokens.length && words.is('closing-verbs', said) && !isOpen) || (index === found.length && isOpen)));
  return candidates.find(({ verb }) => verb.base === said && counts(verb))?.verb ?? null;
}

/** Whether a word that may be a verb names a thing, where the sentence only reads: "place_details", "rebuild_cost", "cache_gets". */
function isThing(found: NameVerb, grade: VerbForm['grade'], said: string, { tokens, words }: Settling): boolean {
  if (words.is('measure-nouns', tokens.at(-1)?.word ?? '') || words.is('pliable-verbs', found.base)) return true;
  if (found.index > 0) return grade !== 'verb' || (found.length === 1 && found.index === tokens.length - 1 && !words.is('trailing-verbs', found.base));
  return (grade !== 'verb' && tokens.length === 1) || (words.is('storing-verbs', found.base) && words.is('lookup-verbs', said));
}

interface Candidate { verb: NameVerb; form: VerbForm }

function candidatesOf(tokens: readonly NameToken[], words: Words): Candidate[] {
  const found: Candidate[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const pair = index + 1 < tokens.length && words.pairStarts.has(tokens[index]!.word) ? words.verbs.get(`${tokens[index]!.word}-${tokens[index + 1]!.word}`) : undefined;
    const form = pair ?? words.verbs.get(tokens[index]!.word);
    if (form === undefined || form.kind !== 'base') continue;
    const length = pair === undefined ? 1 : 2;
    const last = tokens[index + length - 1]!;
    found.push({ form, verb: { base: form.base, index, length, start: tokens[index]!.start, end: last.end } });
    index += length - 1;
  }
  return found;
}

/**
 * The verb in front, unless it may be a noun and what stands last says more ("share_get", "deploy_status"); else the first clear
 * verb anywhere, else a likely one at the end, else a likely one in between.
 */
function mainVerb(tokens: readonly NameToken[], candidates: readonly Candidate[], words: Words): NameVerb | null {
  const first = candidates.find(({ verb }) => verb.index === 0);
  const ending = endingVerb(tokens, candidates, words);
  const status = statusAfter(first, tokens, words);
  if (status !== null) return status;
  if (first?.form.grade === 'verb') return first.verb;
  if (ending !== null) return ending;
  if (first?.form.grade === 'likely') return first.verb;
  const clear = candidates.filter(({ form }) => form.grade === 'verb');
  const likely = candidates.filter(({ form }) => form.grade === 'likely');
  const last = likely.find(({ verb }) => verb.index + verb.length === tokens.length);
  return (clear[0] ?? last ?? likely[0] ?? null)?.verb ?? null;
}

/** "migrate_status": a verb of something that takes a while, and no more behind it than "status". */
function statusAfter(first: Candidate | undefined, tokens: readonly NameToken[], words: Words): NameVerb | null {
  const last = tokens.at(-1);
  if (first === undefined || last?.word !== 'status' || first.verb.length + 1 !== tokens.length || !words.is('status-verbs', first.verb.base)) return null;
  return { base: 'get', index: tokens.length - 1, length: 1, start: last.start, end: last.end };
}

/** A verb that ends names ("share_get"; not "mark_as_read"), or a word such as "status" that asks to be told something, at the end of a name. */
function endingVerb(tokens: readonly NameToken[], candidates: readonly Candidate[], words: Words): NameVerb | null {
  const last = tokens.at(-1);
  if (last === undefined || tokens.length < 2) return null;
  const front = candidates.find(({ verb }) => verb.index === 0);
  const isThing = front === undefined || front.form.grade === 'noun' || words.is('thing-verbs', front.verb.base);
  const asks = isThing && words.is('read-endings', last.word) && !candidates.some(({ form, verb }) => form.grade === 'verb' || words.is('setting-verbs', verb.base));
  if (!asks && (!words.is('trailing-verbs', last.word) || words.is('prepositions', tokens.at(-2)!.word))) return null;
  return { base: asks ? 'get' : last.word, index: tokens.length - 1, length: 1, start: last.start, end: last.end };
}

/** Names made from an API description begin with an HTTP method: POST creates, unless the operation named after it reads. */
function apiVerb(tokens: readonly NameToken[], candidates: readonly Candidate[], words: Words): NameVerb | null {
  const at = tokens.findIndex(({ word }) => !words.is('api-prefixes', word));
  const head = tokens[at];
  if (head?.word !== 'post' || (at === 0 && !/^v\d+$/.test(tokens[1]?.word ?? ''))) return null;
  const reads = candidates.find(({ verb }) => verb.index > at && words.is('read-operations', verb.base));
  return reads?.verb ?? { base: 'create', index: at, length: 1, start: head.start, end: head.end };
}

/** "read and delete", "get or create", "create_update": verbs joined to the main one. */
function coordinated(main: NameVerb, tokens: readonly NameToken[], candidates: readonly Candidate[], words: Words): NameVerb[] {
  return candidates.filter(({ verb, form }) => {
    if (verb.index <= main.index) return false;
    return form.grade !== 'noun' && words.is('coordinators', tokens[verb.index - 1]?.word ?? '');
  }).map(({ verb }) => verb);
}
