import { leftOut } from '../../schema/catalog/coverage.ts';
import type { Coverage, CoveredShare } from '../../schema/catalog/coverage.ts';
import type { Prose } from '../media/prose.ts';
import { coverageSentence } from '../../text/coverage-sentence.ts';

/** Everything on the page about what the catalog covers; both skins print it. */
export interface CoverageView {
  title: string;
  lead: string;
  shares: { of: string; packages: string; downloads: string; share: string }[];
  leftOut: { reason: string; says: string; packages: string; downloads: string }[];
  next: { package: Prose; downloads: string }[];
  twins: { json: string; markdown: string };
}

const title = 'What the catalog covers';
const twins = { json: 'api/v1/coverage.json', markdown: 'coverage.md' };

/** What the page says; null: of a catalog that is measured by no list. */
export function coverageView(coverage: Coverage | null): CoverageView {
  if (coverage === null) return { title, twins, lead: 'This catalog has no list of packages (demand.tsv) to be measured by.', shares: [], leftOut: [], next: [] };
  return {
    title, twins, lead: coverageSentence(coverage),
    shares: [shareRow('All servers', coverage.servers), shareRow('Servers that can list', coverage.listable)],
    leftOut: coverage.leftOut.map(({ reason, packages, downloads }) => ({ reason, says: leftOut[reason], packages: grouped(packages), downloads: grouped(downloads) })),
    next: coverage.next.map((row) => ({ package: [{ code: row.package }], downloads: grouped(row.downloads) })),
  };
}

function shareRow(of: string, { covered, of: all, coveredDownloads, ofDownloads }: CoveredShare): CoverageView['shares'][number] {
  return { of, packages: `${grouped(covered)} of ${grouped(all)}`, downloads: `${grouped(coveredDownloads)} of ${grouped(ofDownloads)}`, share: ofDownloads === 0 ? '—' : `${((coveredDownloads / ofDownloads) * 100).toFixed(1)} %` };
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
