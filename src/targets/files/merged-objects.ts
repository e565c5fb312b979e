import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';

/** Objects put together key by key, the later over the earlier; a key keeps the place where it first stood. Lists are taken whole. */
export function mergedObjects(objects: readonly Json[]): JsonObject {
  return objects.filter(isJsonObject).reduce<JsonObject>((into, object) => {
    const merged = new Map(Object.entries(into));
    for (const [key, value] of Object.entries(object)) {
      const before = merged.get(key);
      merged.set(key, isJsonObject(before) && isJsonObject(value) ? mergedObjects([before, value]) : value);
    }
    return Object.fromEntries(merged);
  }, {});
}
