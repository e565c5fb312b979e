import { once } from 'node:events';

/** Writes to standard output and waits while its reader is slow, so that nothing piles up in memory. */
export async function writeOut(text: string): Promise<void> {
  if (text === '' || process.stdout.write(text)) return;
  await once(process.stdout, 'drain');
}
