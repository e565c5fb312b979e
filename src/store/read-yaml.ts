import { readFile } from 'node:fs/promises';
import { PlaceError, PlaceErrors } from '../text/place-error.ts';

/** The plain data of a YAML file. `place` is how errors name it. Throws `PlaceErrors` with every syntax error. */
export async function readYaml(path: string, place: string): Promise<unknown> {
  // Loaded when needed: the prebuilt knowledge is JSON.
  const { LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(await readFile(path, 'utf8'), { uniqueKeys: true, prettyErrors: false, lineCounter: lines });
  const problems = [...document.errors, ...document.warnings];
  if (problems.length === 0) return document.toJS({ maxAliasCount: 100 });
  throw new PlaceErrors(problems.map((problem) => {
    const { line, col } = lines.linePos(problem.pos[0]);
    return new PlaceError(`${place}:${line}:${col}`, problem.message, 'Correct the YAML.');
  }));
}
