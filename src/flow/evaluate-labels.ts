import { judgeServer } from '../judge/judge-server.ts';
import { evaluate } from '../judge/evaluate.ts';
import type { Evaluation, Scored } from '../judge/evaluate.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import { labelledToolSchema } from '../schema/label.ts';
import type { LabelledTool } from '../schema/label.ts';
import { hintsOf, textOf } from '../schema/tool.ts';
import type { ToolDefinition } from '../schema/tool.ts';
import { notJson } from '../sources/not-json.ts';
import { readSnapshot } from '../store/snapshots.ts';
import { PlaceError, PlaceErrors } from '../text/place-error.ts';
import { zodErrors } from '../text/zod-errors.ts';
import { openFile } from './open-file.ts';
import { readLines } from './read-lines.ts';

/** Fields of a line that are about the label, not part of the definition. */
const labelFields = new Set(['server', 'sha256', 'gold', 'annotations', 'source', 'domain', 'stratum', 'language', 'labelOrigin', 'set', 'second', 'destructiveBlanket', 'tags']);

/**
 * Judges the tools of a file of labels and compares. Hints of the authors are taken out of what is judged: they may be the label.
 * The tools of one server are judged together. Throws `PlaceErrors` with every bad line.
 */
export async function evaluateLabels(path: string, place: string, knowledge: Knowledge, catalog: string | null): Promise<Evaluation> {
  const byServer = Map.groupBy(await readLabels(path, place), ({ row }) => row.server);
  const scored: Scored[] = [];
  const problems: PlaceError[] = [];
  for (const [server, rows] of byServer) {
    const known = await definitionsOf(server, rows, catalog, problems);
    if (known !== null) scored.push(...scoreServer(server, rows, known, knowledge));
  }
  if (problems.length > 0) throw new PlaceErrors(problems);
  return evaluate(scored);
}

interface Line { row: LabelledTool; place: string }

async function readLabels(path: string, place: string): Promise<Line[]> {
  const lines: Line[] = [];
  const problems: PlaceError[] = [];
  let number = 0;
  for await (const text of readLines(await openFile(path, place), place)) {
    number += 1;
    if (text.trim() === '') continue;
    const at = `${place}:${number}`;
    const row = rowOf(text, at);
    if (Array.isArray(row)) problems.push(...row);
    else lines.push({ row, place: at });
  }
  if (problems.length > 0) throw new PlaceErrors(problems);
  if (lines.length === 0) throw new PlaceError(place, 'holds no labels', 'Give JSON Lines, one labelled tool a line.');
  return lines;
}

/** The row of a line, or what is wrong with it. */
function rowOf(text: string, place: string): LabelledTool | PlaceError[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [notJson(text, place, { comments: false })];
  }
  const parsed = labelledToolSchema.safeParse(value);
  return parsed.success ? parsed.data : zodErrors(place, parsed.error);
}

/** The tools of a server as they are judged, and which of them each line is about. */
interface KnownTools { definitions: ToolDefinition[]; at: number[]; package?: string }

/** From the lines, or from the snapshot where they give hashes; null, and the problems, when it does not have them. */
async function definitionsOf(server: string, lines: readonly Line[], catalog: string | null, problems: PlaceError[]): Promise<KnownTools | null> {
  if (lines.every(({ row }) => row.sha256 === undefined)) return { definitions: lines.map(({ row }) => definitionOf(row)), at: lines.map((_line, index) => index) };
  const snapshot = catalog === null ? null : await readSnapshot(catalog, server);
  if (snapshot === null) {
    problems.push(new PlaceError(lines[0]!.place, `there is no snapshot of ${server}`, 'Name the catalog with --catalog.'));
    return null;
  }
  const at = lines.map(({ row }) => snapshot.tools.findIndex(({ sha256, definition }) => sha256 === row.sha256 && definition.name === row.name));
  for (const [index, found] of at.entries()) {
    const { row, place } = lines[index] as Line;
    if (found < 0) problems.push(new PlaceError(place, `the snapshot of ${server} has no tool ${row.name} of this hash`, 'Label its new definition, or remove the line.'));
  }
  return at.some((found) => found < 0) ? null : { definitions: snapshot.tools.map(({ definition }) => withoutHints(definition)), at, ...(snapshot.package && { package: snapshot.package.name }) };
}

function scoreServer(server: string, lines: readonly Line[], { definitions, at, package: from }: KnownTools, knowledge: Knowledge): Scored[] {
  const judged = judgeServer({ server, ...(from !== undefined && { package: from }), tools: definitions }, knowledge).tools;
  return lines.flatMap(({ row }, index) => {
    const changes = row.gold === undefined ? changesByHint(row) : row.gold.category !== 'read';
    if (changes === null) return [];
    const place = at[index] as number;
    return [{ assessment: judged[place]!, label: row.gold ?? null, changes, definition: textOf(definitions[place]!.description) }];
  });
}

function definitionOf(row: LabelledTool): ToolDefinition {
  return Object.fromEntries(Object.entries(row).filter(([field]) => !labelFields.has(field))) as unknown as ToolDefinition;
}

function withoutHints({ annotations: _annotations, ...rest }: ToolDefinition): ToolDefinition {
  return rest as ToolDefinition;
}

/** What the author's hint says, or null when there is none to score by. */
function changesByHint(row: LabelledTool): boolean | null {
  const { readOnlyHint } = hintsOf(row as unknown as ToolDefinition);
  return readOnlyHint === undefined ? null : !readOnlyHint;
}
