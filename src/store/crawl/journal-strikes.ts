import { z } from 'zod';
import type { CrawlRow } from '../../schema/catalog/crawl-report.ts';
import { serverIdPattern } from '../../schema/catalog/server-spec.ts';

const server = z.string().regex(serverIdPattern).max(200);
const spec = z.string().regex(/^[0-9a-f]{64}$/);

const strikeSchema = z.strictObject({ struck: server, spec, times: z.number().int().positive() });
/** A server that was being listed when a run ended without a word (killed, out of memory), and how often; of one server file. */
export type Strike = z.infer<typeof strikeSchema>;

/**
 * What a journal holds besides rows: `begins`, a server is about to be listed; `left`, it was, without a result to keep;
 * `word`, the run ends in order, so that what it was at is not to blame; a strike of an earlier run.
 */
export const journalNoteSchema = z.union([
  z.strictObject({ begins: server, spec }), z.strictObject({ left: server }), z.strictObject({ word: z.enum(['interrupted', 'deadline', 'failed']) }), strikeSchema,
]);
export type JournalNote = z.infer<typeof journalNoteSchema>;

/** The strikes after all lines of a journal. */
export function gatherStrikes(lines: readonly (CrawlRow | JournalNote)[]): Strike[] {
  const strikes = new Map<string, Strike>();
  const open = new Map<string, string>();
  for (const line of lines) {
    if ('struck' in line) strikes.set(line.struck, line);
    else if ('begins' in line) open.set(line.begins, line.spec);
    else if ('word' in line) open.clear();
    else {
      const done = 'left' in line ? line.left : line.server;
      open.delete(done);
      strikes.delete(done);
    }
  }
  for (const [struck, file] of open) {
    const earlier = strikes.get(struck);
    strikes.set(struck, { struck, spec: file, times: earlier?.spec === file ? earlier.times + 1 : 1 });
  }
  return [...strikes.values()];
}
