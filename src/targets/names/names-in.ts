import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';

/** The strings among the `name`s of a list of objects. */
export function namesIn(list: Json | undefined, key = 'name'): string[] {
  return (Array.isArray(list) ? list : []).filter(isJsonObject).map((entry) => entry[key]).filter((name) => typeof name === 'string');
}
