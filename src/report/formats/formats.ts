import { jsonReport } from './json-report.ts';
import { jsonlReport } from './jsonl-report.ts';
import { markdownReport } from './markdown-report.ts';
import type { ReportFormat } from '../report.ts';
import { tableReport } from './table-report.ts';

/** Every format a scan can be reported in, by the name it has on the command line. */
export const formats = {
  table: tableReport,
  json: jsonReport,
  jsonl: jsonlReport,
  markdown: markdownReport,
} as const satisfies Record<string, ReportFormat>;
export type FormatId = keyof typeof formats;
