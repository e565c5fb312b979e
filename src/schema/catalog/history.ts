import { z } from 'zod';
import { snapshotSchema } from './snapshot.ts';

/** Versions that have a file in a catalog's history: what the file is called without `.json`. */
export const historyVersionPattern = /^[0-9A-Za-z][0-9A-Za-z._+-]{0,99}$/;

/** What an earlier version of a server said: `catalog/history/<server>/<version>.json`, a snapshot, and the day it came out where the registry says it. */
export const historySchema = snapshotSchema.extend({
  released: z.iso.date().optional().describe('Day on which the registry says this version was published.'),
});
export type HistorySnapshot = z.infer<typeof historySchema>;
