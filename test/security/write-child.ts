// Writes for the tests, in a process of its own: `text <path> <bytes>`, `line <path> <bytes>`, or `stage <path> <text>`, which waits before the
// new content takes the place of the old until it is told to go on.
import { once } from 'node:events';
import { appendLine } from '../../src/store/write/append-line.ts';
import { stageFile } from '../../src/store/write/stage-file.ts';
import { writeText } from '../../src/store/write-text.ts';

const [how, path = '', what = ''] = process.argv.slice(2);
try {
  if (how === 'text') process.stdout.write(`${await writeText(path, 'new\n'.repeat(Number(what) / 4))}\n`);
  if (how === 'line') await appendLine(path, 'x'.repeat(Number(what)));
  if (how === 'stage') {
    const staged = await stageFile(path, what);
    process.stdout.write('staged\n');
    await once(process.stdin, 'data');
    await staged.commit();
    process.exit();
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = (error as { exitCode?: number }).exitCode ?? 70;
}
