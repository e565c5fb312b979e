import { configBounds, greatestDocument } from '../../sources/limits.ts';
import { exceedsJson } from '../../text/json/exceeds-json.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { kindOfPath, openFile } from './open-file.ts';
import { readLines } from './read-lines.ts';

/** The text of a file, without its byte order mark unless that is asked for. Throws `PlaceError` for what is no readable text; `place` is how errors name it. */
export async function readFileText(path: string, place: string, { keepsMark = false }: { keepsMark?: boolean } = {}): Promise<string> {
  if (await kindOfPath(path) === 'folder') throw new PlaceError(place, 'is a folder', 'Name a file.');
  const lines: string[] = [];
  let units = 0;
  for await (const line of readLines(await openFile(path, place), place)) {
    units += line.length + 1;
    if (units > greatestDocument) throw new PlaceError(place, 'is too long to be a policy', 'Name another file.');
    lines.push(line);
  }
  const text = lines.join('\n');
  const plain = text.replace(/^\ufeff/, '');
  // Parsers of policies work with recursion.
  if (exceedsJson(plain, configBounds)) throw new PlaceError(place, 'has more values, or is nested deeper, than a policy can be', 'Name another file.');
  return keepsMark ? text : plain;
}
