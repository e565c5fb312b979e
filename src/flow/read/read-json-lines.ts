import { groupDumpRows } from '../../sources/dumps/dump-groups.ts';
import type { DumpGroups, DumpServer } from '../../sources/dumps/dump-groups.ts';
import { labelOf } from '../../sources/dumps/label-of.ts';
import { parseDumpLine, placeErrorsOf } from '../../sources/dumps/parse-dump.ts';
import { mostTold, OtherErrors, PlaceErrors } from '../../text/errors/place-error.ts';
import type { PlaceError } from '../../text/errors/place-error.ts';
import { refuseAmplified } from './refuse-amplified.ts';

/** A line of a text, counted from 1. */
export interface NumberedLine { number: number; text: string }

/**
 * The servers of JSON Lines, each as soon as it is complete. Bad rows never stop the good ones: they are thrown together, as
 * `PlaceErrors`, after the last server.
 */
export async function* dumpGroupsOfLines(
  read: readonly NumberedLine[], rest: AsyncIterable<NumberedLine[]>, place: string,
): AsyncGenerator<DumpServer> {
  const groups = groupDumpRows(labelOf(place), { alike: false });
  const problems: PlaceError[] = [];
  let bad = 0;
  for await (const batch of inTurn(read, rest)) {
    for (const line of batch) {
      if (line.text.trim() === '') continue;
      let done: DumpServer[] = [];
      try {
        done = rowsOf(line, place, groups);
      } catch (error) {
        bad += 1;
        problems.push(...placeErrorsOf(error).slice(0, mostTold - problems.length));
      }
      for (const server of done) yield server;
    }
  }
  yield* groups.end();
  if (bad > problems.length) problems.push(new OtherErrors(place, bad - problems.length));
  if (problems.length > 0) throw new PlaceErrors(problems, { place });
}

function rowsOf(line: NumberedLine, place: string, groups: DumpGroups): DumpServer[] {
  refuseAmplified(line.text, `${place}:${line.number}`);
  return parseDumpLine(line.text, place, line.number).flatMap((row) => groups.push(row));
}

/** What was read already, and then the rest. */
export async function* inTurn<T>(read: readonly T[], rest: AsyncIterable<T[]>): AsyncGenerator<readonly T[]> {
  yield read;
  yield* rest;
}
