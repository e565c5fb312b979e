import type { Flag } from '../../../schema/vocabulary.ts';
import { kebabOf } from '../kebab-of.ts';

/** What is told of a tool and of the values of one of its arguments. */
export interface Told { name: string; flags: readonly Flag[]; isDone: boolean; values: readonly string[] }

/** Nouns of what lets people do things. */
const rights = /(^|-)(permissions?|access|acls?|roles?|grants?|polic(y|ies)|privileges?|rights|scopes?|shar(e|es|ing)|visibility|entitlements?|iam|rbac|authorizations?|collaborators?)(-|$)/;
/** Words for how much somebody may do, which no tool does by itself to rights. */
const levels = /^((can-)?(write|comment|contribute|maintain|triage|execute|use|own|admin\w*)|commenter|owner|editor|viewer|reader|writer|member|guest|alter|describe|all|any|none|full.*|read-?only|read-?write|.*-(configs|action))$/;
/** Words that are a level as well as something done to rights. */
const both = /^(read|view|edit|get|see|download)$/;

/**
 * Whether the values of an argument name rights (read, write, admin) and not what is done to them (list, grant, revoke). Of a tool whose
 * name says what it does to rights they always do.
 */
export function namesRights({ name, flags, isDone, values }: Told): boolean {
  if (!rights.test(name) && !flags.includes('permission-change')) return false;
  const words = values.map(kebabOf);
  return isDone || words.some((word) => levels.test(word)) || words.every((word) => both.test(word));
}
