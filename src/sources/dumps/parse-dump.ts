import type { Json } from '../../schema/json.ts';
import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { groupDumpRows } from './dump-groups.ts';
import type { DumpServer } from './dump-groups.ts';
import { dumpRows } from './dump-row.ts';
import type { DumpRow } from './dump-row.ts';
import { labelOf } from './label-of.ts';
import { notJson } from '../not-json.ts';

/**
 * The servers of a dump: one JSON document or JSON Lines. `place` names the text in errors, and the server where the dump
 * names none. Everything in it is a stranger's and stays verbatim. Throws `PlaceErrors` with every bad row.
 */
export function parseDump(text: string, place: string): DumpServer[] {
  const lines = text.split('\n');
  const rows = lines.findIndex((line) => line.trim() !== '');
  if (rows < 0) throw new PlaceError(place, 'is empty', 'Give a tools/list answer as JSON.');
  const isLines = isJson(lines[rows] as string) && lines.slice(rows + 1).some((line) => line.trim() !== '');
  return isLines ? parseLines(lines, place) : parseDocument(text, place);
}

/** The rows of one line of JSON Lines; `number` counts from 1. */
export function parseDumpLine(line: string, place: string, number: number): DumpRow[] {
  const at = `${place}:${number}`;
  return dumpRows(parseJson(line, at), at, { alone: false });
}

/** Whether a line is JSON by itself. */
export function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function parseDocument(text: string, place: string): DumpServer[] {
  const groups = groupDumpRows(labelOf(place), { alike: true });
  const done = dumpRows(parseJson(text, place), place).flatMap((row) => groups.push(row));
  return [...done, ...groups.end()];
}

function parseLines(lines: readonly string[], place: string): DumpServer[] {
  const groups = groupDumpRows(labelOf(place), { alike: false });
  const problems: PlaceError[] = [];
  const servers = lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return parseDumpLine(line, place, index + 1).flatMap((row) => groups.push(row));
    } catch (error) {
      problems.push(...placeErrorsOf(error));
      return [];
    }
  });
  if (problems.length > 0) throw new PlaceErrors(problems, { place });
  return [...servers, ...groups.end()];
}

/** The errors in what was thrown; anything but bad input is thrown on. */
export function placeErrorsOf(error: unknown): readonly PlaceError[] {
  if (error instanceof PlaceErrors) return error.errors;
  if (error instanceof PlaceError) return [error];
  throw error;
}

function parseJson(text: string, place: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw notJson(text, place, { comments: false });
  }
}
