// Keeps catalog/demand.tsv, the packages that the catalog is measured by:
//   npm run demand -- report.json…                      take over why packages could not be listed, as `toolrisk add --from` reports it
//   npm run demand -- --counts counts.tsv --date YYYY-MM[-DD]
//                                                       new counts: lines of downloads a month, a tab, and the package
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demandReason } from '../src/flow/add/demand-reason.ts';
import { addReportSchema } from '../src/schema/catalog/add-report.ts';
import type { DemandRow } from '../src/schema/catalog/coverage.ts';
import { demandPath, demandText, readDemand } from '../src/store/demand/read-demand.ts';
import { writeText } from '../src/store/write-text.ts';
import { PlaceError } from '../src/text/errors/place-error.ts';
import { say } from './say.ts';

const root = resolve(import.meta.dirname, '..');
const catalog = resolve(root, 'catalog');
const fromHere = (path: string) => resolve(process.env['INIT_CWD'] ?? '.', path);

const { values: { counts, date }, positionals } = parseArgs({ allowPositionals: true, options: { counts: { type: 'string' }, date: { type: 'string' } } });
const rows = new Map((await readDemand(catalog) ?? []).map((row) => [row.package, row]));
if (counts !== undefined) takeCounts(counts);
for (const path of positionals) takeReport(path);
say(`${relative(root, demandPath(catalog))}: ${await writeText(demandPath(catalog), demandText([...rows.values()]))}, ${rows.size} packages`);

/** What is no longer counted is not demanded. */
function takeCounts(path: string): void {
  if (date === undefined) throw new PlaceError('--date', 'is missing', 'Give the day or month of the counts, as 2026-12-31 or 2026-12.');
  const counted = readFileSync(fromHere(path), 'utf8').trim().split('\n').map((line) => line.split('\t')).filter(([downloads = '']) => /^\d+$/.test(downloads));
  const known = new Map(rows);
  rows.clear();
  for (const [downloads = '', name = ''] of counted) rows.set(name, { ...(known.get(name) ?? { reason: null, proof: '' }), package: name, downloads: Number(downloads), date } as DemandRow);
}

function takeReport(path: string): void {
  for (const row of addReportSchema.parse(JSON.parse(readFileSync(fromHere(path), 'utf8'))).sources) {
    const name = /^npm:(@?[^@]+)/.exec(row.source)?.[1];
    const demanded = name === undefined ? undefined : rows.get(name);
    if (demanded !== undefined) rows.set(demanded.package, { ...demanded, ...demandReason(row) });
  }
}
