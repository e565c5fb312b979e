import { judgeServer } from '../../judge/judge-server.ts';
import { evaluate } from '../../judge/evaluate/evaluate.ts';
import type { Evaluation, Scored } from '../../judge/evaluate/evaluate.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { labelledToolSchema } from '../../schema/knowledge/label.ts';
import type { LabelledTool } from '../../schema/knowledge/label.ts';
import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import { hintsOf, textOf } from '../../schema/tool.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { nearestNames } from '../../sources/nearest-names.ts';
import { notJson } from '../../sources/not-json.ts';
import { listSnapshots, readSnapshot } from '../../store/snapshots.ts';
import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { zodErrors } from '../../text/errors/zod-errors.ts';
import { contradictions, labelFields, unknownFields } from './check-labels.ts';
import type { Line } from './check-labels.ts';
import { openFile } from '../read/open-file.ts';
import { readLines } from '../read/read-lines.ts';

/** Fields of which a line has one when the definition stands in it. */
const definingFields = ['title', 'description', 'inputSchema'];

/** Judges the tools of a file of labels and compares. Throws `PlaceErrors` with every bad line. */
export async function evaluateLabels(path: string, place: string, knowledge: Knowledge, catalog: string | null): Promise<Evaluation> {
  return evaluate(await judgeLabelled(path, place, knowledge, catalog));
}

/**
 * Judges the tools of a file of labels. Hints of the authors are taken out of what is judged: they may be the label. The tools of one
 * server are judged together. Throws `PlaceErrors` with every bad line.
 */
export async function judgeLabelled(path: string, place: string, knowledge: Knowledge, catalog: string | null): Promise<Scored[]> {
  const { lines, problems } = await readLabels(path, place);
  const scored: Scored[] = [];
  for (const [server, ofServer] of Map.groupBy(lines, ({ row }) => row.server)) {
    for (const [isRecorded, group] of Map.groupBy(ofServer, ({ row }) => refersToSnapshot(row))) {
      const known = isRecorded ? await recordedTools(server, group, catalog, problems) : ownTools(group);
      problems.push(...contradictions(group, ({ row: { name, sha256 = '' , ...row } }, index) => (isRecorded ? String(known?.at[index] ?? `${name} ${sha256}`) : `${name} ${JSON.stringify(definitionOf({ name, ...row }))}`)));
      if (known !== null) scored.push(...scoreServer(server, group, known, knowledge));
    }
  }
  if (problems.length > 0) throw new PlaceErrors(problems, { place });
  return scored;
}

async function readLabels(path: string, place: string): Promise<{ lines: Line[]; problems: PlaceError[] }> {
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
  if (problems.length === 0 && lines.length === 0) throw new PlaceError(place, 'holds no labels', 'Give JSON Lines, one labelled tool a line.');
  return { lines, problems };
}

/** The row of a line, or what is wrong with it. */
function rowOf(text: string, place: string): LabelledTool | PlaceError[] {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return [notJson(text, place, { comments: false })];
  }
  const parsed = labelledToolSchema.safeParse(value);
  const problems = [...(parsed.success ? [] : zodErrors(place, parsed.error)), ...(isJsonObject(value) ? unknownFields(value, place) : [])];
  return parsed.success && problems.length === 0 ? parsed.data : problems;
}

/** A line of facets need not name a version: the tool is then the one the snapshot has under its name. */
function refersToSnapshot({ sha256, labels, ...row }: LabelledTool): boolean {
  return sha256 !== undefined || (labels !== undefined && !definingFields.some((field) => row[field] !== undefined));
}

/** The tools of a server as they are judged, and which of them each line is about. */
interface KnownTools { definitions: ToolDefinition[]; at: number[]; package?: string }

function ownTools(lines: readonly Line[]): KnownTools {
  return { definitions: lines.map(({ row }) => definitionOf(row)), at: lines.map((_line, index) => index) };
}

/** The tools as they stand in the snapshot; null, and the problems, when it does not have them. */
async function recordedTools(server: string, lines: readonly Line[], catalog: string | null, problems: PlaceError[]): Promise<KnownTools | null> {
  const snapshot = catalog === null ? null : await readSnapshot(catalog, server);
  if (snapshot === null) {
    const [what, remedy] = await whyUnknown(server, catalog);
    problems.push(...lines.map(({ place }) => new PlaceError(place, what, remedy)));
    return null;
  }
  const at = lines.map(({ row }) => snapshot.tools.findIndex(({ sha256, definition }) => definition.name === row.name && (row.sha256 ?? sha256) === sha256));
  for (const [index, found] of at.entries()) if (found < 0) problems.push(notRecorded(lines[index] as Line));
  return at.some((found) => found < 0) ? null : { definitions: snapshot.tools.map(({ definition }) => withoutHints(definition)), at, ...(snapshot.package && { package: snapshot.package.name }) };
}

/** Why there is no snapshot of a server, and what to do. */
async function whyUnknown(server: string, catalog: string | null): Promise<[what: string, remedy: string]> {
  if (catalog === null) return [`there is no catalog here to look ${server} up in`, 'Name the catalog with --catalog.'];
  const [near] = nearestNames(server, await listSnapshots(catalog));
  return [`no server of the name ${server} is in ${catalog}/snapshots`, near === undefined ? 'Correct the name, or name another catalog with --catalog.' : `Write ${near}, or name another catalog with --catalog.`];
}

function notRecorded({ row: { server, name, sha256 }, place }: Line): PlaceError {
  if (sha256 === undefined) return new PlaceError(place, `the snapshot of ${server} has no tool ${name}`, 'Correct the name, or remove the line.');
  return new PlaceError(place, `the snapshot of ${server} has no tool ${name} of this hash`, 'Label its new definition, or remove the line.');
}

function scoreServer(server: string, lines: readonly Line[], { definitions, at, package: from }: KnownTools, knowledge: Knowledge): Scored[] {
  const judged = judgeServer({ server, ...(from !== undefined && { package: from }), tools: definitions }, knowledge).tools;
  return lines.flatMap(({ row: { gold = null, labels = null, ...row } }, index) => {
    const changes = gold !== null ? gold.category !== 'read' : labels === null ? changesByHint(row) : null;
    if (changes === null && labels === null) return [];
    const place = at[index] as number;
    return [{ assessment: judged[place]!, label: gold, labels, changes, definition: textOf(definitions[place]!.description) }];
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
