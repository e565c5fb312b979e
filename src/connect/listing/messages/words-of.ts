import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';

/** Where frameworks put what they have to say of a failure. */
const names = ['message', 'detail', 'error_description', 'error', 'title', 'reason', 'description', 'msg'];
/** Lists of such are looked into this far. */
const mostLevels = 4;

/** What a value says for people, as a failure; empty where it says nothing. */
export function wordsOf(value: Json | undefined, levels = mostLevels): string {
  if (typeof value === 'string') return value.trim();
  if (levels === 0) return '';
  if (Array.isArray(value)) return wordsOf(value[0], levels - 1);
  return isJsonObject(value) ? wordsIn(value, levels) : '';
}

function wordsIn(value: JsonObject, levels: number): string {
  for (const name of names) {
    const words = wordsOf(value[name], levels - 1);
    if (words !== '') return words;
  }
  return Array.isArray(value['errors']) ? wordsOf(value['errors'], levels - 1) : '';
}
