import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';

/** Levels that functions which call themselves get through on any stack. No definition that somebody wrote comes near. */
const mostLevels = 1000;

/** Whether a value is nested so deep that nothing which calls itself may walk through it. */
export function isDeep(value: Json): boolean {
  let inner: readonly Json[] = [value];
  for (let level = 0; inner.length > 0; level += 1) {
    if (level > mostLevels) return true;
    inner = inner.flatMap((each) => (isJsonObject(each) ? Object.values(each) : Array.isArray(each) ? each : []));
  }
  return false;
}

/** RFC 8785 text of a JSON value, however deep it is nested: names in order, nothing between the parts, lone surrogates replaced. */
export function deepJson(value: Json): string {
  const parts: string[] = [];
  const waiting: (string | { value: Json })[] = [{ value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(next);
    else if (Array.isArray(next.value)) waiting.push(']', ...between(next.value.map((inner) => [{ value: inner }])).reverse(), '[');
    else if (isJsonObject(next.value)) {
      const members = Object.entries(next.value).map(([name, inner]) => [name.toWellFormed(), inner] as const).sort(([a], [b]) => (a < b ? -1 : 1));
      waiting.push('}', ...between(members.map(([name, inner]) => [`${JSON.stringify(name)}:`, { value: inner }])).reverse(), '{');
    } else parts.push(JSON.stringify(typeof next.value === 'string' ? next.value.toWellFormed() : next.value));
  }
  return parts.join('');
}

function between<T>(groups: readonly (readonly T[])[]): (T | string)[] {
  return groups.flatMap((group, index) => (index === 0 ? [...group] : [',', ...group]));
}
