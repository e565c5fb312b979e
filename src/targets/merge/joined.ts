import type { Json, JsonObject } from '../../schema/json.ts';
import { listIn, objectIn } from '../languages/json/dig.ts';

/** The entries of an object at the same key of several policies. */
export function joinedObjects(all: readonly Json[], key: string): JsonObject {
  return Object.fromEntries(all.flatMap((data) => Object.entries(objectIn(data, key))));
}

/** The elements of the list at the same place of several policies. */
export function joinedLists(all: readonly Json[], ...path: string[]): Json[] {
  return all.flatMap((data) => listIn(data, ...path));
}
