import { leftOut, noServers } from '../../schema/catalog/coverage.ts';
import type { Coverage, CoveredShare, DemandRow, LeftOut } from '../../schema/catalog/coverage.ts';

/** Packages not in the catalog that are named. */
const mostNext = 20;

/** What part of the packages has its tools in the catalog. `listed`: names of packages of which tools are; one of them counts, whatever is said against it. */
export function measureCoverage(rows: readonly DemandRow[], listed: ReadonlySet<string>): Coverage {
  const isCovered = (row: DemandRow) => listed.has(row.package);
  const isServer = (row: DemandRow) => isCovered(row) || row.reason === null || !noServers.includes(row.reason);
  const servers = rows.filter(isServer);
  const listable = servers.filter((row) => isCovered(row) || row.reason === null);
  const share = (of: readonly DemandRow[]): CoveredShare => {
    const covered = of.filter(isCovered);
    return { covered: covered.length, of: of.length, coveredDownloads: sum(covered), ofDownloads: sum(of) };
  };
  return {
    date: rows.map(({ date }) => date).sort().at(-1) ?? '', packages: rows.length, servers: share(servers), listable: share(listable),
    leftOut: (Object.keys(leftOut) as LeftOut[]).flatMap((reason) => {
      const those = rows.filter((row) => row.reason === reason && !isCovered(row));
      return those.length === 0 ? [] : [{ reason, packages: those.length, downloads: sum(those) }];
    }),
    next: rows.filter((row) => row.reason === null && !isCovered(row)).slice(0, mostNext).map(({ package: name, downloads }) => ({ package: name, downloads })),
  };
}

function sum(rows: readonly DemandRow[]): number {
  return rows.reduce((all, { downloads }) => all + downloads, 0);
}
