import { lockFormat, lockSchema } from '../../schema/change/lock.ts';
import type { Lock } from '../../schema/change/lock.ts';
import { visibleJson } from '../../text/json/visible-json.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { terminal } from '../../text/terminal.ts';
import { zodErrors } from '../../text/errors/zod-errors.ts';
import { readText, writeText } from '../write-text.ts';

/** A lock file as it was read: its text tells whether somebody else wrote it meanwhile. */
export interface LockFile { text: string | null; lock: Lock | null }

const restore = 'Restore it from version control; deleting it and locking anew accepts all that the servers say now.';

/** The lock file at a path, if there is one. Throws `PlaceError` for one that is damaged, or of a newer toolrisk; `place` is how errors name it. */
export async function readLock(path: string, place: string): Promise<LockFile> {
  const text = await readText(path);
  if (text === null) return { text, lock: null };
  const data = parsed(text, place);
  const format = (data as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && Number.isInteger(format) && format > lockFormat) throw new PlaceError(place, `has format ${format}, and this toolrisk reads ${lockFormat}`, 'Install a newer toolrisk.');
  const checked = lockSchema.safeParse(data);
  if (checked.success) return { text, lock: checked.data };
  const [first] = zodErrors(place, checked.error);
  throw new PlaceError(place, `is no lock file of toolrisk: ${first?.what ?? 'its form is another'}`, restore);
}

/** Writes a lock, whole or not at all. Throws `PlaceError` where the file is no longer what was read: what somebody else wrote meanwhile is not lost. */
export async function writeLock(path: string, lock: Lock, { known, place }: { known: string | null; place: string }): Promise<'written' | 'unchanged'> {
  if (await readText(path) !== known) throw new PlaceError(place, 'was changed by somebody else meanwhile', 'Nothing was written: run it again.');
  return writeText(path, lockText(lock), { place });
}

/** One tool a line, in which nothing is hidden: a review sees which tool changed. */
function lockText({ servers, accepted, ...head }: Lock): string {
  const fields = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`).join('');
  const states = servers.map(({ tools, ...rest }) => `\n    ${JSON.stringify(rest).slice(0, -1)},"tools":${listText(tools, '      ', '    ')}}`);
  return `{\n${visibleJson(`${fields}  "servers": [${states.join(',')}${states.length === 0 ? '' : '\n  '}],\n  "accepted": ${listText(accepted, '    ', '  ')}\n`)}}\n`;
}

function listText(items: readonly unknown[], indent: string, end: string): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `${indent}${JSON.stringify(item)}`).join(',\n')}\n${end}]`;
}

function parsed(text: string, place: string): unknown {
  if (/^(?:<{7}|>{7}|={7})(?: |$)/m.test(text)) throw new PlaceError(place, 'holds the marks of a merge that was not settled', 'Settle it: take one side, and run toolrisk lock.');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PlaceError(place, `is not JSON: ${terminal((error as Error).message, 200)}`, restore);
  }
}
