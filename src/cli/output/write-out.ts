import { once } from 'node:events';
import { fstatSync, fsyncSync, writeSync } from 'node:fs';
import { unwritable } from '../../text/errors/unwritable.ts';

const standardOutput = 1;
/** What file systems answer that do not keep files on demand. */
const notPossible = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP']);

/**
 * Writes to standard output, all of it, and waits while its reader is slow, so that nothing piles up in memory. Throws `PlaceError`
 * for a file that takes no more: Node's own stream is content with a part. What a pipe says comes as an event of the stream.
 */
export async function writeOut(text: string): Promise<void> {
  if (text === '') return;
  if (isFile()) writeToFile(text);
  else if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** The same without waiting: for help, which is short. */
export function writeHelp(text: string): void {
  if (isFile()) writeToFile(text);
  else process.stdout.write(text);
}

/** Waits until all is out; where it went to a file, until the disk keeps it. Throws `PlaceError` like `writeOut`. */
export async function finishOut(): Promise<void> {
  if (!isFile()) return new Promise((done) => process.stdout.write('', () => done()));
  if (kind === 'regular') attempt(() => fsyncSync(standardOutput), notPossible);
}

let kind: 'regular' | 'device' | 'stream' | undefined;

/** Whether it is a file, or a device that is written like one (`/dev/full`). */
function isFile(): boolean {
  kind ??= kindOf();
  return kind !== 'stream';
}

function kindOf(): NonNullable<typeof kind> {
  const found = fstatSync(standardOutput);
  return found.isFile() ? 'regular' : found.isCharacterDevice() && process.stdout.isTTY !== true ? 'device' : 'stream';
}

function writeToFile(text: string): void {
  const bytes = Buffer.from(text);
  attempt(() => {
    for (let at = 0; at < bytes.length;) at += writeSync(standardOutput, bytes, at);
  });
}

function attempt(work: () => void, forgiven: ReadonlySet<string> = new Set()): void {
  try {
    work();
  } catch (error) {
    if (!forgiven.has((error as NodeJS.ErrnoException).code ?? '')) throw unwritable('standard output', error);
  }
}
