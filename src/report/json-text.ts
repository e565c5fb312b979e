import { visibleJson } from '../text/json/visible-json.ts';

/** A value as JSON on one line in which nothing is hidden. */
export function jsonText(value: unknown): string {
  return visibleJson(JSON.stringify(value));
}
