import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';

/** What stands at a path of keys in plain data; undefined where nothing does. Inherited names such as "constructor" are nothing. */
export function dig(data: Json | undefined, ...path: string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => (isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), data);
}

/** The object at a path, or an empty one. */
export function objectIn(data: Json | undefined, ...path: string[]): JsonObject {
  const value = dig(data, ...path);
  return isJsonObject(value) ? value : {};
}

/** The strings of the list at a path. */
export function stringsIn(data: Json | undefined, ...path: string[]): string[] {
  const value = dig(data, ...path);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** The list at a path, or an empty one. */
export function listIn(data: Json | undefined, ...path: string[]): Json[] {
  const value = dig(data, ...path);
  return Array.isArray(value) ? value : [];
}

/** The objects of the list at a path. */
export function objectsIn(data: Json | undefined, ...path: string[]): JsonObject[] {
  return listIn(data, ...path).filter(isJsonObject);
}
