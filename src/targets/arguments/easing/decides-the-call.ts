import type { ActionAssessment, Assessment } from '../../../schema/verdict/assessment.ts';
import type { Json } from '../../../schema/json.ts';
import { classes, effectClass } from '../../../schema/vocabulary.ts';
import type { Effect } from '../../../schema/vocabulary.ts';
import { kebabOf } from '../kebab-of.ts';
import { opensWithChange } from './opens-with-change.ts';
import { namesRights } from './names-rights.ts';

/** A value of an argument that might choose what a call does, and what is told of its tool. */
export interface Choice {
  action: ActionAssessment;
  tool: Pick<Assessment, 'name' | 'flags' | 'evidence'>;
  /** Of the tool. */
  description: string;
  /** Of the argument, as the schema spells it. */
  name: string;
  /** The argument's own description. */
  about: Json | undefined;
  /** All its values that were judged. */
  values: readonly string[];
}

/** Names of arguments that as often say what a thing is, or how something is done, as what is done. */
const vague = /^(mode|step|type|kind|request|event|status-action|state)$/;
/** Effects that a name says of every call: what it makes, sends or pays is made whatever an argument says of it. */
const making: readonly string[] = ['create', 'communicate', 'transact'];
const changing: readonly string[] = [...making, 'update', 'delete', 'execute', 'control', 'authorize', 'credential'];
/** An argument that is described as a filter, or as what somebody else may do or did. */
const describesOthers = /\b(filter|match(es|ed|ing)?|whose|(may|allowed to|permitted to|authori[sz]ed to) (do|perform|take|use|be)|to (allow|permit|grant|deny|audit|subscribe)|(log|audit|permission|access|privilege)s? (level|entr(y|ies)|events?|records?)|was (done|performed|taken)|(logged|audited|recorded))\b/i;

/** What a description says of a switch that changes nothing; each for itself, since joined they take too long to prove safe. */
const doesNothing = [
  /\b(ignored|deprecated|obsolete|unused|reserved|placeholder|todo|no[ -]?op)\b/i,
  /\bno (longer )?(effect|used|supported|honou?red)\b/i,
  /\b(not|never|isn't|without) (yet |currently )?(used|effect|any effect|implemented|supported|honou?red|respected)\b/i,
  /\byet to be (used|implemented|supported|honou?red|respected)\b/i,
  /\b(for|backwards?) compatibility\b/i,
];

/**
 * Whether a value of an argument decides what the call does. The method of a request does so only where the tool sends it now; of what
 * the name makes, an argument only says what it is; where name or description say what every call does, no value makes it less: it says
 * which right is given, which entries are deleted. A vague one decides only between reading and changing, of a tool whose name leaves that open.
 */
export function decidesTheCall({ action, tool, description, name: spelled, about, values }: Choice): boolean {
  if (typeof action.value === 'boolean') return !(typeof about === 'string' && doesNothing.some((saying) => saying.test(about)));
  const name = kebabOf(spelled);
  if (/(^|-)method$/.test(name) && /^(get|head|options|post|put|patch|delete)$/i.test(action.value)) return tool.flags.includes('http-generic');
  const said = (tool.evidence ?? []).filter((one) => one.facet === 'effects' && one.in === 'name' && one.strength !== 'weak');
  if (said.some(({ value }) => making.includes(value))) return false;
  // Rules about the verb of a name; nouns (permission, job) leave open what is done to them, as do verbs such as manage and run.
  const done = said.filter(({ rule, value, strength }) => rule?.startsWith('name-') && strength === 'decisive' && value !== 'execute' && changing.includes(value)).map(({ value }) => value as Effect);
  if (done.some((effect) => classes[effectClass[effect]].rank > rankOf(action))) return false;
  if (namesRights({ name: kebabOf(tool.name), flags: tool.flags, isDone: done.length > 0, values })) return false;
  if (typeof about === 'string' && describesOthers.test(about)) return false;
  if (done.length === 0 && opensWithChange(description, tool.evidence ?? [])) return false;
  return !vague.test(name) || (action.class === 'read' && !said.some(({ value }) => changing.includes(value)));
}

/** What cannot be told counts as a change that can be put right. */
function rankOf({ class: riskClass }: ActionAssessment): number {
  return Math.max(classes[riskClass].rank, riskClass === 'unclassified' ? classes.write.rank : 0);
}
