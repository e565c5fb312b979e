import type { LabelledTool } from '../../schema/knowledge/label.ts';
import { nearestNames } from '../../sources/nearest-names.ts';
import { PlaceError } from '../../text/errors/place-error.ts';

/** A line of a file of labels, and where it stands. */
export interface Line { row: LabelledTool; place: string }

/** Fields of a line that are about the label, not part of the definition. */
export const labelFields: ReadonlySet<string> = new Set(['server', 'sha256', 'gold', 'labels', 'id', 'annotations', 'source', 'kind', 'domain', 'stratum', 'language', 'labelOrigin', 'set', 'second', 'destructiveBlanket', 'tags']);

/** Fields of a definition, as dumps spell them. */
const toolFields: ReadonlySet<string> = new Set(['name', 'title', 'description', 'inputSchema', 'input_schema', 'parameters', 'inputJsonSchema', 'outputSchema', 'icons', 'execution', '_meta']);

/** Fields of a line that nothing reads: a misspelt label would be lost without a word. */
export function unknownFields(row: object, place: string): PlaceError[] {
  return Object.keys(row).filter((field) => !labelFields.has(field) && !toolFields.has(field)).map((field) => {
    const [near] = nearestNames(field, [...labelFields, ...toolFields]);
    const remedy = near === undefined ? 'Remove it, or put what it says into "source" or "tags".' : `Write "${near}".`;
    return new PlaceError(place, `"${field}" is no field of a labelled tool`, remedy);
  });
}

/** Lines that say different things of one tool: each is told with the first that it contradicts. `toolOf` tells which tool a line is about. */
export function contradictions(lines: readonly Line[], toolOf: (line: Line, index: number) => string): PlaceError[] {
  const said = new Map<string, { place: string; label: string }>();
  return lines.flatMap(({ row, place }, index) => [['gold', row.gold], ['labels', row.labels]].flatMap(([field, value]) => {
    if (value === undefined) return [];
    const key = `${String(field)} ${toolOf({ row, place }, index)}`;
    const label = withoutReasons(value);
    const before = said.get(key);
    if (before === undefined) said.set(key, { place, label });
    if (before === undefined || before.label === label) return [];
    return [new PlaceError(place, `"${String(field)}" of ${row.server} ${row.name} contradicts ${before.place}`, 'Keep one of the two lines, and name what else can be defended among its alternatives.')];
  }));
}

/** A label as text, whatever the order of its fields; why somebody chose it does not count. */
function withoutReasons(label: unknown): string {
  return JSON.stringify(label, (key, value: unknown) => {
    if (key === 'why' || key === 'rationale') return undefined;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  });
}
