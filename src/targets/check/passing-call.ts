import type { Json } from '../../schema/json.ts';
import type { ArgumentRule } from '../../schema/policy.ts';
import { folderOf } from '../arguments/folder-of.ts';

export type Arguments = Record<string, Json>;

/** A call that a policy lets through, and how others that differ in one argument fare. */
export interface PassingCall {
  /** Whether the call passes with this value of an argument. */
  passes: (rule: ArgumentRule, value: Json) => boolean;
  /** The values of an argument that pass, of those that may have been filled in. */
  values: (rule: ArgumentRule) => Json[];
}

/** Calls of one tool that are tried until one goes through. */
const mostCalls = 2000;

/** Finds a call that a policy lets through, by the values that stand in its text; null where none does. */
export function passingCall(rules: readonly ArgumentRule[], candidates: (rule: ArgumentRule) => Json[], isDenied: (given: Arguments) => boolean): PassingCall | null {
  const needed = rules.filter(({ optional, test }) => optional !== true && test !== 'absent');
  let left = mostCalls;
  const base = search(needed, {});
  if (base === null) return null;
  const passes = (rule: ArgumentRule, value: Json) => !isDenied({ ...base, [rule.parameter]: shaped(rule, value) });
  return { passes, values: (rule) => candidates(rule).filter((value) => passes(rule, asArgument(rule, value))) };

  function search([rule, ...others]: readonly ArgumentRule[], given: Arguments): Arguments | null {
    if (rule === undefined) return (left -= 1) < 0 || isDenied(given) ? null : given;
    for (const value of candidates(rule)) {
      const found = left <= 0 ? null : search(others, { ...given, [rule.parameter]: shaped(rule, asArgument(rule, value)) });
      if (found !== null) return found;
    }
    return null;
  }
}

/** What a call holds where a policy holds this. */
function asArgument({ test }: ArgumentRule, value: Json): Json {
  if (test === 'host-one-of') return `https://${String(value)}/`;
  return test === 'starts-with' ? `${folderOf(String(value))}x` : value;
}

function shaped({ list, asText }: ArgumentRule, value: Json): Json {
  return list === 'only' ? [value] : asText === true ? String(value) : value;
}
