// Measures how fast toolrisk is against the least that the same work could cost: `npm run bench -- [file] [--only part]`.
// `file` holds definitions to classify, as JSON Lines (.gz too); default: those of the catalog. Figures depend on the machine and
// what else it does, ratios less so; no test rests on them.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeOut } from '../src/cli/output/write-out.ts';
import { toolriskVersion } from '../src/flow/toolrisk-version.ts';
import { PlaceError } from '../src/text/errors/place-error.ts';
import { benchTable } from './bench/bench-table.ts';
import { benchCrawl } from './bench/crawl.ts';
import type { Section } from './bench/figures.ts';
import { benchJudge } from './bench/judge.ts';
import { benchPolicy } from './bench/policy.ts';
import { say } from './say.ts';

/** What every part gets: the file to classify, the runs to take the middle one of, and a folder that is removed afterwards. */
interface BenchRequest { file: string | undefined; runs: number; folder: string }

const parts = { judge: benchJudge, crawl: benchCrawl, policy: benchPolicy } satisfies Record<string, (request: BenchRequest) => Promise<Section>>;
type PartName = keyof typeof parts;
const help = `npm run bench -- [file] [options]
  file              definitions to classify, JSON Lines, may be .gz (default: the catalog's, repeated)
  --only <part>     one of ${Object.keys(parts).join(', ')}; may be given several times
  --runs <n>        runs of each, of which the middle one counts (default: 5)
  --json            figures as JSON on standard output`;

try {
  await main();
} catch (error) {
  if (!(error instanceof PlaceError)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}

async function main(): Promise<void> {
  const { values, positionals } = parse();
  if (values.help === true) return say(help);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'toolrisk-bench-')));
  try {
    const file = positionals[0] === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? process.cwd(), positionals[0]);
    const sections: Section[] = [];
    for (const name of chosen(values.only)) sections.push(await parts[name]({ file, runs: runsOf(values.runs), folder }));
    const machine = `toolrisk ${toolriskVersion}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
    await writeOut(values.json === true ? `${JSON.stringify({ machine, sections }, null, 2)}\n` : `${machine}\n\n${benchTable(sections)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function chosen(only: readonly string[] = []): PartName[] {
  const all = Object.keys(parts) as PartName[];
  const unknown = only.find((name) => !(all as string[]).includes(name));
  if (unknown !== undefined) throw new PlaceError(`--only ${unknown}`, 'there is no such part', `Name one of ${all.join(', ')}.`);
  return only.length === 0 ? all : all.filter((name) => only.includes(name));
}

function runsOf(written: string | undefined): number {
  const runs = Number(written ?? '5');
  if (!Number.isInteger(runs) || runs < 1) throw new PlaceError(`--runs ${written}`, 'is no count of runs', 'Give a whole number from 1.');
  return runs;
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { only: { type: 'string', multiple: true }, runs: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new PlaceError('npm run bench', (error as Error).message.split('. ')[0] ?? 'unknown option', 'See npm run bench -- --help.');
  }
}
