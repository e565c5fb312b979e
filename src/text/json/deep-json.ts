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

/** RFC 8785 text of a JSON value, however deep or wide it is: names in order, nothing between the parts, lone surrogates replaced. */
export function deepJson(value: Json): string {
  const parts: string[] = [];
  /** What is still to be written, the next one last. */
  const waiting: (string | { value: Json })[] = [{ value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(next);
    else if (Array.isArray(next.value)) {
      parts.push('[');
      waiting.push(']');
      for (let at = next.value.length - 1; at >= 0; at -= 1) waiting.push({ value: next.value[at] as Json }, at === 0 ? '' : ',');
    } else if (isJsonObject(next.value)) {
      const members = Object.entries(next.value).map(([name, inner]) => [name.toWellFormed(), inner] as const).sort(([a], [b]) => (a < b ? 1 : -1));
      parts.push('{');
      waiting.push('}');
      members.forEach(([name, inner], at) => waiting.push({ value: inner }, `${at === members.length - 1 ? '' : ','}${JSON.stringify(name)}:`));
    } else parts.push(JSON.stringify(typeof next.value === 'string' ? next.value.toWellFormed() : next.value));
  }
  return parts.join('');
}
