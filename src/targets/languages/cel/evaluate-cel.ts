import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { CelExpression } from './parse-cel.ts';

/** What an expression comes to; `undefined` is CEL's error: a missing field, types that do not go together, an unknown function. */
export type CelResult = Json | undefined;

/** Evaluates a CEL expression over plain data, as cel-spec says; `&&` and `||` forgive an error on one side when the other decides. */
export function evaluateCel(expression: CelExpression, given: JsonObject): CelResult {
  const value = (inner: CelExpression) => evaluateCel(inner, given);
  if ('literal' in expression) return expression.literal;
  if ('name' in expression) return !Object.hasOwn(given, expression.name) && typeNames.has(expression.name) ? `${typeMark}${expression.name}` : fieldOf(given, expression.name);
  if ('list' in expression) return listOf(expression.list.map(value));
  if ('field' in expression) return fieldOf(value(expression.of), expression.field);
  if ('index' in expression) return indexed(value(expression.of), value(expression.index));
  if ('not' in expression) return negated(value(expression.not));
  if ('if' in expression) return chosen(value(expression.if), () => value(expression.then), () => value(expression.else));
  if ('operator' in expression) return operated(expression.operator, value(expression.left), value(expression.right));
  if (expression.call === 'has') return present(expression.with[0], value);
  if (expression.call === 'all' || expression.call === 'exists') return overAll(expression, value, given);
  return called(expression.call, expression.of === null ? null : value(expression.of), expression.with.map(value));
}

function fieldOf(value: CelResult, field: string): CelResult {
  return isJsonObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
}

function listOf(values: CelResult[]): CelResult {
  return values.every((value): value is Json => value !== undefined) ? values : undefined;
}

function indexed(value: CelResult, index: CelResult): CelResult {
  if (typeof index === 'string') return fieldOf(value, index);
  return Array.isArray(value) && typeof index === 'number' ? value[index] : undefined;
}

function negated(value: CelResult): CelResult {
  return typeof value === 'boolean' ? !value : undefined;
}

function chosen(condition: CelResult, then: () => CelResult, otherwise: () => CelResult): CelResult {
  return typeof condition === 'boolean' ? (condition ? then() : otherwise()) : undefined;
}

function present(place: CelExpression | undefined, value: (inner: CelExpression) => CelResult): CelResult {
  if (place === undefined || !('field' in place)) return undefined;
  const of = value(place.of);
  return isJsonObject(of) ? Object.hasOwn(of, place.field) : undefined;
}

function operated(operator: string, left: CelResult, right: CelResult): CelResult {
  if (operator === '&&' || operator === '||') return joined(operator === '||', left, right);
  if (left === undefined || right === undefined) return undefined;
  if (operator === '==') return isSame(left, right);
  if (operator === '!=') return !isSame(left, right);
  if (operator === 'in') return contained(left, right);
  return compared(operator, left, right);
}

function joined(deciding: boolean, left: CelResult, right: CelResult): CelResult {
  if (left === deciding || right === deciding) return deciding;
  return typeof left === 'boolean' && typeof right === 'boolean' ? !deciding : undefined;
}

type CelCall = Extract<CelExpression, { call: string }>;

/** `all` and `exists` over a list, or over the keys of a map: as if each item were one side of `&&` or `||`. */
function overAll({ call, of, with: [variable, body] }: CelCall, value: (inner: CelExpression) => CelResult, given: JsonObject): CelResult {
  if (of === null || body === undefined || variable === undefined || !('name' in variable)) return undefined;
  const items = value(of);
  if (!Array.isArray(items) && !isJsonObject(items)) return undefined;
  const isAny = call === 'exists';
  return (Array.isArray(items) ? items : Object.keys(items)).map((item) => evaluateCel(body, { ...given, [variable.name]: item }))
    .reduce<CelResult>((left, right) => joined(isAny, left, right), !isAny);
}

function contained(left: Json, right: Json): CelResult {
  if (Array.isArray(right)) return right.some((item) => isSame(left, item));
  if (!isJsonObject(right) || typeof left === 'object') return undefined;
  return typeof left === 'string' && Object.hasOwn(right, left);
}

function compared(operator: string, left: Json, right: Json): CelResult {
  const fits = (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string');
  if (!fits) return undefined;
  const [a, b] = [left as number, right as number];
  return operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b;
}

function isSame(left: Json, right: Json): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right;
  return JSON.stringify(left) === JSON.stringify(right);
}

const methods: Record<string, (text: string, argument: string) => boolean> = {
  startsWith: (text, argument) => text.startsWith(argument),
  endsWith: (text, argument) => text.endsWith(argument),
  contains: (text, argument) => text.includes(argument),
  matches: (text, pattern) => new RegExp(pattern.replace(/^\(\?i\)/, ''), pattern.startsWith('(?i)') ? 'iu' : 'u').test(text),
};

function called(name: string, of: CelResult, [argument]: CelResult[]): CelResult {
  if (name === 'size') return sizeOf(of === null ? argument : of);
  if (name === 'double' && of === null) return doubleOf(argument);
  if (name === 'string' && of === null) return typeof argument === 'string' ? argument : undefined;
  if (name === 'type' && of === null) return typeOf(argument);
  if (typeof of !== 'string' || typeof argument !== 'string' || !Object.hasOwn(methods, name)) return undefined;
  try {
    return (methods[name] as (text: string, argument: string) => boolean)(of, argument);
  } catch {
    return undefined; // A regular expression that JavaScript cannot read.
  }
}

function doubleOf(value: CelResult): CelResult {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[-+.eE0-9]+$/.test(value) && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

/** Stands for a type, which no other value equals. */
const typeMark = 'type of CEL: ';

function typeOf(value: CelResult): CelResult {
  if (value === undefined) return undefined;
  const name = value === null ? 'null_type' : Array.isArray(value) ? 'list' : ({ string: 'string', boolean: 'bool', number: 'double', object: 'map' } as Record<string, string>)[typeof value];
  return `${typeMark}${name}`;
}

const typeNames: ReadonlySet<string> = new Set(['null_type', 'list', 'map', 'string', 'bool', 'double', 'int', 'uint', 'bytes', 'type']);

function sizeOf(value: CelResult): CelResult {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}
