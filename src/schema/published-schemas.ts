import { z } from 'zod';
import { addReportSchema } from './catalog/add-report.ts';
import { crawlReportSchema } from './catalog/crawl-report.ts';
import { changeReportSchema } from './change/change.ts';
import { lockSchema } from './change/lock.ts';
import { changesIndexSchema, serverReleasesSchema } from './change/releases.ts';

/**
 * What is published as JSON and has a schema that others may rely on. `sha256`: of the published file, which
 * never changes: another form is another version, and both stay published.
 */
const published = {
  'add-report': { version: 1, schema: addReportSchema, sha256: '11eb308285b60248aa79bd855d4730305b0ef4b89d76746e241968cf0d181963' },
  'change-report': { version: 1, schema: changeReportSchema, sha256: 'a154e39bfc0ac8e535d35cc365c4384139540b7be9ea702afb29db0c748c74ef' },
  'changes-index': { version: 1, schema: changesIndexSchema, sha256: 'b536c683dd14b740d593bf0e8e0a54e2022d6f85dc5608fc0eba5a2ce8c57f8c' },
  'crawl-report': { version: 1, schema: crawlReportSchema, sha256: '1a4b5915bd0d75f9d699862bd04f270659a6b3adcc67c59bc59bee02f812b3d1' },
  'lock': { version: 1, schema: lockSchema, sha256: '3ec9f99b85dd4262f669a1be7b5df86f879d994decd3acaa3917b50de314fb8a' },
  'server-changes': { version: 1, schema: serverReleasesSchema, sha256: 'a4bdcf77a6b215c4e46f2a4c7f03708633864dcce701296edf73ac4a041daa3c' },
} as const satisfies Record<string, { version: number; schema: z.ZodType; sha256: string }>;

/** The JSON Schema (2020-12) of each output, by the name of its file: `<name>-v<version>.json`, as text. */
export function publishedSchemas(): Map<string, string> {
  return new Map(Object.entries(published).map(([name, { version, schema }]) => [`${name}-v${version}.json`, `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`]));
}

/** What each published file is known by. */
export const publishedHashes: ReadonlyMap<string, string> = new Map(Object.entries(published).map(([name, { version, sha256 }]) => [`${name}-v${version}.json`, sha256]));
