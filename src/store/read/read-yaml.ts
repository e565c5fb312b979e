import { readFile } from 'node:fs/promises';
import type { Document } from 'yaml';
import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { unreadable } from '../../text/unreadable.ts';
import type { LineOf } from '../../text/errors/zod-errors.ts';
import { lineInYaml } from './line-in-yaml.ts';

/** Nodes that aliases of one file may come to: a few lines of them can stand for billions. */
const mostAliases = 100;

/** The plain data of a YAML file, and in which line of it a value stands. */
export interface LinedYaml { data: unknown; lineOf: LineOf }

/** The plain data of a YAML file. `place` is how errors name it. Throws `PlaceErrors` with every syntax error. */
export async function readYaml(path: string, place: string): Promise<unknown> {
  return (await readLinedYaml(path, place)).data;
}

/** `readYaml`, with lines. */
export async function readLinedYaml(path: string, place: string): Promise<LinedYaml> {
  return parseYaml(await readFile(path, 'utf8').catch((error: unknown) => { throw unreadable(place, error); }), place);
}

/** The plain data of a YAML text, with lines. */
export async function parseYaml(text: string, place: string): Promise<LinedYaml> {
  // Loaded when needed: the prebuilt knowledge is JSON.
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { uniqueKeys: true, prettyErrors: false, lineCounter: lines });
  const problems = [...document.errors, ...document.warnings];
  if (problems.length === 0) return { data: plainData(document, place), lineOf: lineInYaml(yaml, text) };
  throw new PlaceErrors(problems.map((problem) => {
    const { line, col } = lines.linePos(problem.pos[0]);
    return new PlaceError(`${place}:${line}:${col}`, problem.message, 'Correct the YAML.');
  }));
}

/** Aliases are resolved only here: one may name nothing, or stand for more than a file of the catalog can mean. */
function plainData(document: Document, place: string): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    throw new PlaceErrors([new PlaceError(place, (error as Error).message, 'Correct the YAML.')]);
  }
}
