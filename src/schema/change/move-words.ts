import { definitionFindings, flags } from '../vocabulary.ts';
import type { DefinitionFinding, Flag } from '../vocabulary.ts';
import type { Move, MoveKind } from './change.ts';

/** A piece of a sentence: `own` was written by us, `code` by anybody. Each medium prints it with its own escaping. */
export type Words = { readonly own: string } | { readonly code: string };

const own = (text: string): Words => ({ own: text });
const code = (text: string): Words => ({ code: text });

/** One difference as a clause without a full stop. */
export function moveWords(move: Move): readonly Words[] {
  return says[move.what](move);
}

type Say = (move: Move) => readonly Words[];

const turned = (what: string): Say => ({ from, to }) => [own(`${what} ${from} → ${to}`)];
const differs = (what: string): Say => () => [own(`${what} worded differently`)];

const says: Record<MoveKind, Say> = {
  'class': turned('class'), 'severity': turned('severity'), 'decision': turned('decision'), 'leg': flagWords, 'flag': flagWords,
  'finding': ({ at = '', from, to }) => {
    const what = definitionFindings[at as DefinitionFinding];
    return to === null ? [own(`no longer holds ${what}`)] : from === null ? [own(`now holds ${what}: `), code(to)] : [own(`holds other ${what}: `), code(to)];
  },
  'hint': ({ at = '', from, to }) => [own(from === null ? `hint ${at} declared ${to}` : to === null ? `hint ${at} no longer declared (it was ${from})` : `hint ${at} flipped from ${from} to ${to}`)],
  'disputed': ({ at = '', to }) => [own(to === null ? `nothing speaks against ${at} any more` : `its definition speaks against ${at}`)],
  'parameter': ({ at = '', from, to }) => [own('parameter '), code(at), own(to === null ? ' removed' : ' added ('), ...(to === null ? [] : [...riskWords(to ?? from ?? ''), own(')')])],
  'parameter-risk': ({ at = '', to }) => [own('parameter '), code(at), own(' now: '), ...riskWords(to ?? '')],
  'required': ({ at = '', to }) => [own('parameter '), code(at), own(` ${to}`)],
  'type': ({ at = '', from, to }) => [own('parameter '), code(at), own(' was of type '), code(from ?? 'any'), own(', is of type '), code(to ?? 'any')],
  'values': ({ at = '', from, to }) => [
    own('parameter '), code(at), own(to === 'any' ? ' takes any value now' : from === 'any' ? ' takes only some values now: ' : ''), ...(from === 'any' && to !== null ? [code(to)] : []),
    ...(from === 'any' || to === 'any' ? [] : [...(to === '' || to === null ? [] : [own(' also takes '), code(to)]), ...(from === '' || from === null ? [] : [own(' no longer takes '), code(from)])]),
  ],
  'default': ({ at = '', from, to }) => [own('default of '), code(at), own(' was '), from === null ? own('nothing') : code(from), own(', is '), to === null ? own('nothing') : code(to)],
  'action': ({ at = '', from, to }) => [own('action '), code(at), own(to === null ? ' removed' : from === null ? ` added (${to})` : ` was ${from}, is ${to}`)],
  'title': ({ isRisk }) => [own(isRisk ? 'has the title that another tool had' : 'title worded differently')],
  'description': differs('description'), 'schema-words': differs('schemas'),
  'structure': ({ at = '', to }) => [own(to === null ? `${places[at] ?? 'definition'} changed` : `${places[at] ?? 'definition'} is gone: what a call takes is not known any more`)],
  'unsteady': ({ to }) => [own(to === null ? 'says the same throughout again' : 'its tools changed while it was listed, which they did not before')],
  'name': ({ from, to }) => [own('calls itself '), code(to ?? ''), own(', was '), code(from ?? '')],
  'texts': ({ at = '' }) => [own(`${at === 'templates' ? 'resource templates' : at} worded differently`)],
};

const places: Readonly<Record<string, string>> = { input: 'input schema', output: 'output schema', annotations: 'annotations', other: 'another field of the definition' };

function flagWords({ at = '', to }: Move): readonly Words[] {
  return [own(`${to === null ? 'no longer' : 'now'}: ${flags[at as Flag]}`)];
}

/** What a parameter lets a caller do, in words; its type as it is. */
function riskWords(text: string): readonly Words[] {
  return text.split(', ').flatMap((part, index) => [...(index === 0 ? [] : [own(', ')]), part === 'required' ? own(part) : Object.hasOwn(flags, part) ? own(flags[part as Flag]) : code(part)]);
}
