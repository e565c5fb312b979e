import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { nextPage } from '../../schema/next-page.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { mostTold, OtherErrors, PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { dumpDefinition, hidesSchema, unwrapped } from './dump-definition.ts';
import { hasSchema, isTool } from '../is-tool.ts';
import type { Standing } from '../is-tool.ts';
import { noToolsHere, wantedDump as wanted } from '../no-tools-here.ts';
import { seemsToBe } from '../seems-to-be.ts';

/** Neighbouring tools of a dump that belong to one server. */
export interface DumpRow {
  /** Named by the entries themselves; null when they name none. */
  server: string | null;
  /** Definitions verbatim, duplicates and unknown fields kept. */
  tools: ToolDefinition[];
  /** Whether the dump says that another page follows this one. */
  more: boolean;
}

/**
 * The tools of one JSON value: a `tools/list` result, a JSON-RPC response around one, an array of tools, or a single tool.
 * Entries of an array may name their server: each run of one server is a row. Throws every bad entry at once.
 * `alone`: whether it is a whole document, and no line of many.
 */
export function dumpRows(given: Json, place: string, { alone = true } = {}): DumpRow[] {
  let value = given;
  // No recursion: a stack would overflow where answers are nested without end.
  while (isJsonObject(value) && isJsonObject(value['result'])) value = value['result'];
  if (Array.isArray(value)) return rowsOf(value, place, { more: false });
  if (!isJsonObject(value)) throw new PlaceError(place, 'holds no tools', wanted);
  if (isJsonObject(value['error'])) throw new PlaceError(place, 'is the error a server answered with, not its tools', wanted);
  if (Array.isArray(value['tools'])) return listRows(value as JsonObject & { tools: Json[] }, place);
  if ('tools' in value) throw new PlaceError(place, '"tools" is not an array', wanted);
  if (isTool(unwrapped(value), alone ? 'alone' : 'listed')) return rowsOf([value], place, { more: false });
  throw noToolsHere(value, place);
}

function listRows(value: JsonObject & { tools: Json[] }, place: string): DumpRow[] {
  const { cursor, saysMore, total = 0 } = nextPage(value, { takesEmpty: false });
  const more = cursor !== undefined || saysMore || total > value.tools.length;
  const rows = rowsOf(value.tools, `${place}: tools`, { more, standing: 'answered' });
  if (typeof value['server'] !== 'string') return rows;
  return rows.map((row) => ({ ...row, server: row.server ?? value['server'] as string }));
}

function rowsOf(entries: readonly Json[], place: string, { more, standing = 'listed' }: { more: boolean; standing?: Standing }): DumpRow[] {
  const rows: DumpRow[] = [];
  const problems: PlaceError[] = [];
  let bad = 0;
  // An error has a stack: of millions, most are counted only.
  const tell = (index: number, what: string, remedy: string) => { if (++bad <= mostTold) problems.push(new PlaceError(`${place}[${index}]`, what, remedy)); };
  // One that is a tool beyond doubt says what the others are.
  const isVouched = standing === 'listed' && entries.some((entry) => isJsonObject(entry) && hasSchema(unwrapped(entry)));
  entries.forEach((entry, index) => {
    const tool = toolOf(entry, isVouched ? 'answered' : standing);
    if (tool !== null && hidesSchema(tool.definition)) tell(index, 'keeps its input schema in "annotations", where nobody reads it', 'Move it to "inputSchema".');
    else if (tool === null) tell(index, ...noTool(entry));
    else addTool(rows, tool, more);
  });
  // Where none is a tool, each would say the same.
  if (bad > 1 && bad === entries.length) throw new PlaceError(place, entries.every(isNamed) ? `none of its ${bad} entries is a tool: each has a name, and nothing that only tools have, such as a schema` : `none of its ${bad} entries is a tool, an object with a "name"`, problems[0]?.remedy ?? wanted);
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
function toolOf(entry: Json, standing: Standing): NamedTool | null {
  if (!isJsonObject(entry)) return null;
  const tool = unwrapped(entry);
  if (!isTool(tool, standing)) return null;
  if (typeof tool['server'] !== 'string') return { server: null, definition: dumpDefinition(tool) };
  const { server, ...definition } = tool;
  return { server: server as string, definition: dumpDefinition(definition) };
}

function isNamed(entry: Json): boolean {
  return isJsonObject(entry) && typeof entry['name'] === 'string';
}

function noTool(entry: Json): [what: string, remedy: string] {
  const seeming = seemsToBe(entry);
  if (seeming === null && isNamed(entry)) return ['has a name, and no schema or hints: nothing that only tools have', 'Give it its "inputSchema", or write the list as {"tools":[…]}.'];
  return seeming === null ? ['is no tool: an object with a "name"', wanted] : [`seems to be ${seeming.what}, and no tool`, seeming.instead ?? wanted];
}
