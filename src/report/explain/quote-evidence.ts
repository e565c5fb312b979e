import type { Evidence } from '../../schema/verdict/assessment.ts';
import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { terminal } from '../../text/terminal.ts';
import type { ReportStyle } from '../report.ts';
import { cutEnd, cutStart, textWidth } from '../wrap.ts';

/** UTF-16 units looked at on either side of the words that count; more would never fit on the line. */
const nearUnits = 200;
/** Columns for what stands before the words, and the least for what follows. */
const beforeColumns = 24;
const afterColumns = 10;

/** The place in the definition that evidence points at, quoted on a line, with its words underlined on the next. */
export function quoteEvidence(item: Evidence, definition: ToolDefinition, place: string, { columns, paint }: ReportStyle): string {
  const whole = verbatim(item, definition);
  const start = `  ${place}: `;
  const before = cutStart(terminal(whole.slice(Math.max(0, item.start - nearUnits), item.start)).trimStart(), beforeColumns);
  const indent = textWidth(start) + textWidth(before);
  const words = cutEnd(terminal(whole.slice(item.start, item.end), nearUnits), columns - indent - afterColumns);
  const mark = '^'.repeat(Math.max(1, textWidth(words)));
  const after = cutEnd(terminal(whole.slice(item.end, item.end + nearUnits)).trimEnd(), columns - indent - mark.length);
  return `${start}${before}${paint('strong', words)}${after}\n${' '.repeat(indent)}${mark}\n`;
}

/** The text that the span counts in: the string at the pointer, or the property's own name; else the words alone. */
function verbatim({ path, start, end, text }: Evidence, definition: ToolDefinition): string {
  const keys = path.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const value = keys.reduce<Json | undefined>(stepInto, definition as unknown as Json);
  const candidates = [typeof value === 'string' ? value : null, keys.at(-1) ?? null];
  return candidates.find((candidate) => candidate !== null && candidate.slice(start, end) === text) ?? ' '.repeat(start) + text;
}

function stepInto(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
