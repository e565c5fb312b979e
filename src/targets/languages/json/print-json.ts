import type { Json } from '../../../schema/json.ts';
import { visibleJson } from '../../../text/json/visible-json.ts';

/**
 * JSON over several lines in which nothing is hidden. Keys keep their order, except that JavaScript moves names that are whole
 * numbers ("123") to the front.
 */
export function printJson(data: Json): string {
  return `${visibleJson(JSON.stringify(data, null, 2))}\n`;
}
