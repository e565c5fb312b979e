import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { mostTold, OtherErrors, PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { dumpDefinition, hidesSchema, unwrapped } from './dump-definition.ts';

/** Neighbouring tools of a dump that belong to one server. */
export interface DumpRow {
  /** Named by the entries themselves; null when they name none. */
  server: string | null;
  /** Definitions verbatim, duplicates and unknown fields kept. */
  tools: ToolDefinition[];
  /** Whether the dump says that another page follows this one. */
  more: boolean;
}

const wanted = 'Give a tools/list answer: {"tools":[…]}, an array of tools, a JSON-RPC response, or JSON Lines of one tool each.';

/**
 * The tools of one JSON value: a `tools/list` result, a JSON-RPC response around one, an array of tools, or a single tool.
 * Entries of an array may name their server: each run of one server is a row. Throws every bad entry at once.
 */
export function dumpRows(given: Json, place: string): DumpRow[] {
  let value = given;
  // No recursion: a stack would overflow where answers are nested without end.
  while (isJsonObject(value) && isJsonObject(value['result'])) value = value['result'];
  if (Array.isArray(value)) return rowsOf(value, place, false);
  if (!isJsonObject(value)) throw new PlaceError(place, 'holds no tools', wanted);
  if (isJsonObject(value['error'])) throw new PlaceError(place, 'is the error a server answered with, not its tools', wanted);
  if (Array.isArray(value['tools'])) return listRows(value as JsonObject & { tools: Json[] }, place);
  if ('tools' in value) throw new PlaceError(place, '"tools" is not an array', wanted);
  if (typeof unwrapped(value)['name'] === 'string') return rowsOf([value], place, false);
  throw new PlaceError(place, 'holds no tools', wanted);
}

function listRows(value: JsonObject & { tools: Json[] }, place: string): DumpRow[] {
  const more = typeof value['nextCursor'] === 'string' && value['nextCursor'] !== '';
  const rows = rowsOf(value.tools, `${place}: tools`, more);
  if (typeof value['server'] !== 'string') return rows;
  return rows.map((row) => ({ ...row, server: row.server ?? value['server'] as string }));
}

function rowsOf(entries: readonly Json[], place: string, more: boolean): DumpRow[] {
  const rows: DumpRow[] = [];
  const problems: PlaceError[] = [];
  let bad = 0;
  // An error has a stack: of millions, most are counted only.
  const tell = (index: number, what: string, remedy: string) => { if (++bad <= mostTold) problems.push(new PlaceError(`${place}[${index}]`, what, remedy)); };
  entries.forEach((entry, index) => {
    const tool = toolOf(entry);
    if (tool !== null && hidesSchema(tool.definition)) tell(index, 'keeps its input schema in "annotations", where nobody reads it', 'Move it to "inputSchema".');
    else if (tool === null) tell(index, 'is no tool: an object with a "name"', wanted);
    else addTool(rows, tool, more);
  });
  if (bad > problems.length) problems.push(new OtherErrors(place, bad - problems.length));
  if (problems.length > 0) throw new PlaceErrors(problems, { place });
  return rows.length > 0 ? rows : [{ server: null, tools: [], more }];
}

/** A tool, and the server that its entry names. */
interface NamedTool { server: string | null; definition: ToolDefinition }

function addTool(rows: DumpRow[], { server, definition }: NamedTool, more: boolean): void {
  const last = rows.at(-1);
  if (last !== undefined && last.server === server) last.tools.push(definition);
  else rows.push({ server, tools: [definition], more });
}

/** An entry's definition, without the `server` that a dump's row adds to it. */
function toolOf(entry: Json): NamedTool | null {
  if (!isJsonObject(entry)) return null;
  const tool = unwrapped(entry);
  if (typeof tool['name'] !== 'string') return null;
  if (typeof tool['server'] !== 'string') return { server: null, definition: dumpDefinition(tool) };
  const { server, ...definition } = tool;
  return { server: server as string, definition: dumpDefinition(definition) };
}
