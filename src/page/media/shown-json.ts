import { visibleJson } from '../../text/json/visible-json.ts';

/** A value as JSON over several lines in which nothing is hidden. */
export function shownJson(value: unknown): string {
  return `${visibleJson(JSON.stringify(value, null, 2))}\n`;
}
