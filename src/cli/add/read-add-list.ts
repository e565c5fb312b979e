import { resolve } from 'node:path';
import { addForms, addSourceOf, addSourceOfRecord, parseAddName } from '../../flow/add/add-source.ts';
import type { AddSource } from '../../flow/add/add-source.ts';
import type { AddTask } from '../../flow/add/add-servers.ts';
import { sourceName } from '../../flow/add/known-server.ts';
import { kindOfPath, openFile } from '../../flow/read/open-file.ts';
import { readDocument } from '../../flow/read/read-document.ts';
import { readLines } from '../../flow/read/read-lines.ts';
import { serverIdPattern } from '../../schema/catalog/server-spec.ts';
import { splitLine } from '../../sources/launch-words/split-line.ts';
import { parseCommand } from '../../sources/parse-source.ts';
import { gatherErrors, PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { isReservedName } from '../../text/reserved-name.ts';
import { shortened, visibleLine } from '../../text/visible.ts';

/** Of one list: more would take weeks. */
const mostLines = 20_000;

/** The source that an argument names: of a file, the entry in it. Throws `PlaceError` or `PlaceErrors`. */
export async function readAddSource(name: string, cwd: string): Promise<AddSource> {
  const source = parseAddName(name);
  if (source.kind !== 'file') return source;
  const document = await readDocument(await openFile(resolve(cwd, source.path), source.path), source.path, { known: {}, isFile: () => false });
  if (document.kind === 'record') return addSourceOfRecord(document.record);
  throw new PlaceError(source.path, 'holds no registry entry', `Name ${addForms}.`);
}

/**
 * The sources of a list, one a line, as they are named on the command line; behind one may stand the id that its server is to have. `#` begins a comment, `--` a
 * command. What is not supported yet is kept, so that it is counted. Throws `PlaceErrors` with every line that is none.
 */
export async function readAddList(path: string, cwd: string): Promise<AddTask[]> {
  const problems: PlaceError[] = [];
  const tasks: AddTask[] = [];
  const seen = new Set<string>();
  const ids = new Set<string>();
  const commands = new Map<string, number>();
  let at = -1;
  for await (const line of await linesOf(path, cwd)) {
    at += 1;
    if (at >= mostLines) throw new PlaceError(path, `has more than ${mostLines} lines`, 'Split it.');
    const words = withoutComment(line);
    if (words === '') continue;
    const read = await gatherErrors(problems, () => placed(`${path}:${at + 1}`, () => taskOf(words, cwd)));
    if (read === null) continue;
    const task = words.startsWith('-- ') ? { ...read, name: told(read.name, commands) } : read;
    if (task.id !== undefined && ids.has(task.id)) problems.push(new PlaceError(`${path}:${at + 1}`, `the id "${task.id}" is named twice`, 'Give each source an id of its own.'));
    if (task.id !== undefined) ids.add(task.id);
    if (seen.has(task.name)) problems.push(new PlaceError(`${path}:${at + 1}`, 'is named twice', 'Name it once.'));
    seen.add(task.name);
    tasks.push(task);
  }
  if (problems.length > 0) throw new PlaceErrors(problems, { place: path });
  if (tasks.length === 0) throw new PlaceError(path, 'names nothing', `Write a source a line: ${addForms}.`);
  return tasks;
}

/** Commands for the same package are told apart by their order: their words may be secrets, and are kept nowhere. */
function told(name: string, commands: Map<string, number>): string {
  const count = (commands.get(name) ?? 0) + 1;
  commands.set(name, count);
  return count === 1 ? name : `${name} (${count})`;
}

/** A `#` inside a word is a part of it. */
function withoutComment(line: string): string {
  const at = ` ${line}`.search(/\s#/);
  return (at < 0 ? line : line.slice(0, at)).trim();
}

async function linesOf(path: string, cwd: string): Promise<AsyncIterable<string>> {
  const full = resolve(cwd, path);
  if (await kindOfPath(full) === 'folder') throw new PlaceError(path, 'is a folder', 'Name a file with a source a line.');
  return readLines(await openFile(full, path), path);
}

async function taskOf(line: string, cwd: string): Promise<AddTask> {
  if (/^(?:pypi|oci):/i.test(line)) return { name: shownName(line.split(/\s/)[0] as string), source: null };
  if (line.startsWith('-- ')) {
    const source = addSourceOf(parseCommand(wordsOf(line.slice(3))));
    return { name: shownName(`-- ${sourceName(source)}`), source };
  }
  const [name = '', id, ...more] = line.split(/\s+/);
  if (more.length > 0) throw new PlaceError('line', 'has more than a source and an id', 'Write one source a line; a command goes behind --.');
  return { name: shownName(name), source: await readAddSource(name, cwd), ...(id !== undefined && { id: checkedId(id, 'line') }) };
}

/** As reports show it, and the journal finds it again. */
function shownName(name: string): string {
  return shortened(visibleLine(name), 500);
}

function wordsOf(line: string): string[] {
  const words = splitLine(line, {});
  if (words === null) throw new PlaceError('line', 'is more than one simple command', 'Write the command alone, without what only a shell does.');
  return words;
}

/** An id that a server may have. Throws `PlaceError`. */
export function checkedId(id: string, place: string): string {
  if (serverIdPattern.test(id) && id.length <= 100 && !isReservedName(id)) return id;
  throw new PlaceError(place, 'is no id of a server', 'Write lower-case letters, digits and hyphens.');
}

/** The same error, with the line in its place. */
async function placed<T>(place: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof PlaceError)) throw error;
    throw new PlaceError(place, `${['source', 'line'].includes(error.place) ? '' : `${error.place}: `}${error.what}`, error.remedy);
  }
}
