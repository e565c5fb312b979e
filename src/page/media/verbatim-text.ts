import type { OverruledEvidence } from '../../schema/verdict/assessment.ts';
import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';

/** A place that evidence points at. */
export type Spot = OverruledEvidence['because'];

/**
 * The text that the span counts in, and where in it the span's zero lies: the string at the pointer, the name of the property
 * there, or the value as JSON; else the words alone.
 */
export function verbatimText({ path, start, end, text }: Spot, root: Json): { text: string; from: number } {
  const keys = path.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const value = keys.reduce<Json | undefined>(stepInto, root);
  const candidates = [typeof value === 'string' ? value : undefined, keys.at(-1), typeof value === 'boolean' ? String(value) : undefined];
  const found = candidates.find((candidate) => candidate !== undefined && candidate.slice(start, end) === text);
  return found === undefined ? { text, from: start } : { text: found, from: 0 };
}

function stepInto(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
