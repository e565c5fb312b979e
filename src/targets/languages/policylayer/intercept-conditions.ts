import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { ArgumentRule } from '../../../schema/policy.ts';
import { addressOn, beginningWith } from '../../arguments/address-patterns.ts';
import { folderOf } from '../../arguments/folder-of.ts';
import { usualSpellings } from '../../arguments/usual-spellings.ts';

/**
 * A test as PolicyLayer writes it, all of whose conditions must hold: POLICY.md of Intercept, "Conditions". Null where it cannot be
 * said: there is no "or", nothing looks into a list, no number is read in a text, and no pattern is refused.
 */
export function interceptConditions(rule: ArgumentRule): JsonObject[] | null {
  const { parameter, test } = rule;
  // A path is split at dots, so a name with a dot in it cannot be reached.
  if (parameter === '' || parameter.includes('.')) return null;
  const alone = usualSpellings(parameter).filter((name) => !name.includes('.')).map((name) => absent(name));
  if (test === 'absent') return [absent(parameter), ...alone];
  const condition = rule.list !== undefined || rule.optional === true || rule.asText === true ? null : conditionOf(rule);
  return condition === null ? null : [condition, ...alone];
}

function conditionOf({ parameter, test, values }: ArgumentRule): JsonObject | null {
  const path = `args.${parameter}`;
  switch (test) {
    case 'one-of': return { path, op: 'in', value: [...values] };
    case 'equals': return { path, op: 'eq', value: values[0] ?? false };
    case 'at-most': return { path, op: 'lte', value: values[0] ?? 0 };
    case 'starts-with': return { path, op: 'regex', value: beginningWith(values.map((value) => folderOf(String(value)))) };
    case 'host-one-of': return { path, op: 'regex', value: addressOn(values.map(String)) };
    case 'not-private-host': case 'absent': return null;
  }
}

function absent(parameter: string): JsonObject {
  return { path: `args.${parameter}`, op: 'exists', value: false };
}

/** Whether the arguments of a call pass a condition: internal/engine of Intercept, commit 77f0429. A missing value passes `exists: false` only. */
export function passesCondition(condition: Json, given: JsonObject): boolean {
  if (!isJsonObject(condition) || typeof condition['path'] !== 'string' || typeof condition['op'] !== 'string') return false;
  const { path, op, value: wanted = null } = condition;
  // A counter below its limit passes; how often a tool ran is not known here.
  if (path.startsWith('state.')) return true;
  const found = path.startsWith('args.') ? valueAt(given, path.slice('args.'.length).split('.')) : undefined;
  if (op === 'exists') return (found !== undefined && found !== null) === wanted;
  return found !== undefined && Object.hasOwn(operators, op) && (operators[op] as Operator)(found, wanted);
}

type Operator = (actual: Json, wanted: Json) => boolean;

const operators: Record<string, Operator> = {
  eq: isEqual,
  neq: (actual, wanted) => !isEqual(actual, wanted),
  in: isIn,
  not_in: (actual, wanted) => !isIn(actual, wanted),
  lt: (actual, wanted) => areNumbers(actual, wanted) && actual! < wanted!,
  lte: (actual, wanted) => areNumbers(actual, wanted) && actual! <= wanted!,
  gt: (actual, wanted) => areNumbers(actual, wanted) && actual! > wanted!,
  gte: (actual, wanted) => areNumbers(actual, wanted) && actual! >= wanted!,
  regex: (actual, wanted) => typeof actual === 'string' && typeof wanted === 'string' && matches(actual, wanted),
  contains: (actual, wanted) => (typeof actual === 'string' ? typeof wanted === 'string' && actual.includes(wanted) : Array.isArray(actual) && actual.some((item) => isEqual(item, wanted))),
};

function valueAt(given: Json, [part, ...rest]: string[]): Json | undefined {
  if (part === undefined) return given;
  return isJsonObject(given) && Object.hasOwn(given, part) ? valueAt(given[part] as Json, rest) : undefined;
}

/** Numbers as numbers, all else as Go prints it, so the text "true" equals true. */
function isEqual(actual: Json, wanted: Json): boolean {
  if (areNumbers(actual, wanted)) return actual === wanted;
  return goText(actual) === goText(wanted);
}

function goText(value: Json): string {
  if (value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  return isJsonObject(value) ? `map[${Object.keys(value).sort().map((key) => `${key}:${goText(value[key] as Json)}`).join(' ')}]` : String(value);
}

function isIn(actual: Json, wanted: Json): boolean {
  return Array.isArray(wanted) && wanted.some((item) => isEqual(actual, item));
}

function areNumbers(actual: Json, wanted: Json): boolean {
  return typeof actual === 'number' && typeof wanted === 'number';
}

function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}
