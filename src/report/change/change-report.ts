import type { ReportStyle } from '../report.ts';
import { changeJson } from './change-json.ts';
import { changeMarkdown } from './change-markdown.ts';
import { changeTable } from './change-table.ts';
import type { Changes } from './changes.ts';

/** Every format that changes can be reported in, by the name it has on the command line. */
export const changeFormats = { table: changeTable, json: changeJson, markdown: changeMarkdown } as const satisfies Record<string, (changes: Changes, style: ReportStyle) => string>;
export type ChangeFormatId = keyof typeof changeFormats;
