import type { Json } from '../../../schema/json.ts';
import { commentLines } from '../comment-lines.ts';
import { printJson } from './print-json.ts';

/** JSON for files that editors read: notes stand above it as comments. */
export function printJsonc(data: Json, notes?: readonly string[]): string {
  return `${commentLines('//', notes)}${printJson(data)}`;
}
