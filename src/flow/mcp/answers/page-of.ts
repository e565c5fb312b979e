import { z } from 'zod';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { sha256 } from '../../../text/sha256.ts';
import { mcpLimits } from '../mcp-limits.ts';

/** What a tool takes that answers by pages. */
export const pageInput = {
  limit: z.int().min(1).max(mcpLimits.mostRows).default(mcpLimits.usualRows).describe('Rows of one answer.'),
  cursor: z.string().max(200).optional().describe('The next_cursor of the answer before; the other arguments stay the same.'),
};

/** What such an answer holds beside its rows. */
export const pageShape = {
  total: z.int().describe('Rows of all pages together.'),
  next_cursor: z.string().optional().describe('Present when more follow.'),
};

/**
 * A page of rows. `about`: what the list is of; a cursor is only good for the list it was made for. Throws `PlaceError` for any other.
 */
export function pageOf<T>(rows: readonly T[], about: unknown, { limit, cursor }: { limit: number; cursor?: string | undefined }): { rows: T[]; total: number; next_cursor?: string } {
  const list = sha256(JSON.stringify(about) ?? '').slice(0, 8);
  const from = cursor === undefined ? 0 : startOf(cursor, list, rows.length);
  const next = from + limit;
  return { rows: rows.slice(from, next), total: rows.length, ...(next < rows.length && { next_cursor: `${list}.${next}` }) };
}

function startOf(cursor: string, list: string, most: number): number {
  const [, of, at] = /^([0-9a-f]{8})\.([1-9]\d{0,8})$/.exec(cursor) ?? [];
  if (of !== list || Number(at) >= most) throw new PlaceError('cursor', 'is not one of this list', 'Repeat the arguments that it came with, or leave it out to begin anew.');
  return Number(at);
}
