import { z } from 'zod';
import { addReportSchema } from './catalog/add-report.ts';
import { crawlReportSchema } from './catalog/crawl-report.ts';
import { changeReportSchema } from './change/change.ts';
import { lockSchema } from './change/lock.ts';
import { changesIndexSchema, serverReleasesSchema } from './change/releases.ts';

/** What is published as JSON and has a schema that others may rely on. A change of its form is a new version. */
const published = {
  'add-report': { version: 1, schema: addReportSchema }, 'change-report': { version: 1, schema: changeReportSchema }, 'changes-index': { version: 1, schema: changesIndexSchema },
  'crawl-report': { version: 1, schema: crawlReportSchema }, 'lock': { version: 1, schema: lockSchema }, 'server-changes': { version: 1, schema: serverReleasesSchema },
} as const satisfies Record<string, { version: number; schema: z.ZodType }>;

/** The JSON Schema (2020-12) of each output, by the name of its file: `<name>-v<version>.json`, as text. */
export function publishedSchemas(): Map<string, string> {
  return new Map(Object.entries(published).map(([name, { version, schema }]) => [`${name}-v${version}.json`, `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`]));
}
