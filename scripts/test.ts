// Everything that must hold: types, then every test under test/, with whatever they need installed first.
// `npm test -- judge site` runs the tests whose path contains one of the words.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import glob from 'fast-glob';
import { ensureBrowser } from './ensure-browser.ts';
import { ensureRedis } from './ensure-redis.ts';
import { ensureSandbox } from './ensure-sandbox.ts';
import { say } from './say.ts';
import { notProvenPrefix } from '../test/security/not-proven.ts';

/** Test files at a time: much of what they do is waiting for programs that start, end and time out. */
const atATime = Math.min(3 * availableParallelism(), 16);
/** Rooms of test/ whose files take longest. They begin, so that none of them is alone at the end. */
const longest = ['targets', 'security', 'site', 'crawl'];
const root = resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
process.chdir(root);

ensureSandbox();
ensureRedis();
process.env['TOOLRISK_CHROMIUM'] = ensureBrowser();
// Tests start toolrisk some thousand times: half of what a short run costs is compiling the same modules again.
process.env['NODE_COMPILE_CACHE'] = join(root, 'node_modules/.cache/compiled');

const tally = { passed: 0, failed: 0, skipped: 0 };
/** What this machine cannot prove, and how many tests were left out for it. */
const notProven = new Map<string, number>();
/** What the compiler says, told behind what the tests say. */
let typeProblems = '';
await Promise.all([checkTypes(), runTests()]);
const unproven = [...notProven].map(([what, times]) => `; not proven ${what}${times > 1 ? ` (${times})` : ''}`).join('');
if (typeProblems !== '') process.stdout.write(`Types:\n${typeProblems}\n`);
process.stdout.write(`${countLine(tally)}${unproven}\n`);
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;

/** Beside the tests: it takes one core, and they would leave the other alone until it is done. */
async function checkTypes(): Promise<void> {
  say('Checking types (tsc)');
  const checker = spawn(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', root], { stdio: ['ignore', 'pipe', 'inherit'] });
  let problems = '';
  checker.stdout.setEncoding('utf8').on('data', (text: string) => { problems += text; });
  const [code] = await once(checker, 'close') as [number | null];
  tally[code === 0 ? 'passed' : 'failed'] += 1;
  // At the end, where it is seen.
  typeProblems = problems;
}

async function runTests(): Promise<void> {
  const all = (await glob('test/**/*.test.ts', { cwd: root, ignore: ['**/node_modules/**'] })).sort();
  const isLong = (file: string) => longest.includes(file.split('/')[1] as string);
  all.sort((a, b) => Number(isLong(b)) - Number(isLong(a)));
  const files = words.length === 0 ? all : all.filter((file) => words.some((word) => relative(root, file).includes(word)));
  say(`Running ${files.length} test files`);
  const stream = run({ files: files.map((file) => join(root, file)), concurrency: atATime });
  stream.on('test:pass', ({ details, skip }) => {
    if (typeof skip === 'string' && skip.startsWith(notProvenPrefix)) countUnproven(skip.slice(notProvenPrefix.length));
    else if (details.type !== 'suite') tally[skip === undefined ? 'passed' : 'skipped'] += 1;
  });
  stream.on('test:fail', (event) => { if (event.details.type !== 'suite') tally.failed += 1; });
  const report = stream.compose(spec);
  for await (const chunk of report) process.stdout.write(chunk as string);
}

function countLine({ passed, failed, skipped }: typeof tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function countUnproven(what: string): void {
  notProven.set(what, (notProven.get(what) ?? 0) + 1);
}
