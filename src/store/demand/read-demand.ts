import { join } from 'node:path';
import { leftOut } from '../../schema/catalog/coverage.ts';
import type { DemandRow, LeftOut } from '../../schema/catalog/coverage.ts';
import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { readText } from '../write-text.ts';

const npmName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;
const columns = ['package', 'downloads', 'date', 'reason', 'proof'];

/** Where a catalog has the packages it is measured by. */
export function demandPath(catalog: string): string {
  return join(catalog, 'demand.tsv');
}

/** The packages that a catalog is measured by, the most downloaded first; null where it names none. Throws `PlaceErrors` for bad lines. */
export async function readDemand(catalog: string): Promise<DemandRow[] | null> {
  const text = await readText(demandPath(catalog));
  if (text === null) return null;
  const [head = '', ...lines] = text.replace(/\n$/, '').split('\n');
  if (head !== columns.join('\t')) throw new PlaceError(`${demandPath(catalog)}: line 1`, 'is not the head of the table', `Write the columns ${columns.join(', ')}, with tabs between them.`);
  const errors: PlaceError[] = [];
  const seen = new Set<string>();
  const rows = lines.flatMap((line, at) => {
    const found = rowOf(line);
    const wrong = typeof found === 'string' ? found : seen.has(found.package) ? 'names a package that stands above' : null;
    if (wrong !== null || typeof found === 'string') errors.push(new PlaceError(`${demandPath(catalog)}: line ${at + 2}`, wrong ?? 'is bad', `Write ${columns.join(', ')}, with tabs between them.`));
    else seen.add(found.package);
    return wrong === null && typeof found !== 'string' ? [found] : [];
  });
  if (errors.length > 0) throw new PlaceErrors(errors, { place: demandPath(catalog) });
  return inOrder(rows);
}

/** A line, or what is wrong with it. */
function rowOf(line: string): DemandRow | string {
  const cells = line.split('\t');
  const [name = '', downloads = '', date = '', reason = '', proof = ''] = cells;
  if (cells.length !== columns.length) return `has ${cells.length} cells, not ${columns.length}`;
  if (!npmName.test(name) || name.length > 214) return 'names no package of npm';
  if (!/^\d{1,12}$/.test(downloads)) return 'has downloads that are no number';
  if (!/^\d{4}-\d\d(-\d\d)?$/.test(date)) return 'has a date that is no day or month';
  if (reason !== '' && !Object.hasOwn(leftOut, reason)) return `has a reason that is none of ${Object.keys(leftOut).join(', ')}`;
  if ((reason === '') !== (proof === '')) return reason === '' ? 'has a proof, and no reason' : 'has a reason, and nothing that shows it';
  return { package: name, downloads: Number(downloads), date, reason: reason === '' ? null : reason as LeftOut, proof };
}

/** The file of these rows, the most downloaded first. */
export function demandText(rows: readonly DemandRow[]): string {
  const lines = inOrder(rows).map(({ package: name, downloads, date, reason, proof }) => [name, downloads, date, reason ?? '', proof].join('\t'));
  return `${[columns.join('\t'), ...lines].join('\n')}\n`;
}

function inOrder(rows: readonly DemandRow[]): DemandRow[] {
  return [...rows].sort((a, b) => b.downloads - a.downloads || (a.package < b.package ? -1 : 1));
}
