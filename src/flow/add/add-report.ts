import type { AddReport, AddRow } from '../../schema/catalog/add-report.ts';
import { toolriskVersion } from '../toolrisk-version.ts';

/** The report of a run over a list: the sums, and the causes of what failed, the commonest first. */
export function addReport(sources: readonly AddRow[], ended: AddReport['ended']): AddReport {
  const having = (outcome: AddRow['outcome']) => sources.filter((row) => row.outcome === outcome).length;
  const causes = Map.groupBy(sources.filter(({ outcome }) => outcome === 'failed'), ({ cause = 'defect' }) => cause);
  return {
    toolrisk: toolriskVersion, ended,
    counts: { sources: sources.length, written: having('written'), shown: having('shown'), known: having('known'), failed: having('failed'), tools: sources.reduce((sum, { tools = 0 }) => sum + tools, 0) },
    causes: Object.fromEntries([...causes].map(([cause, rows]) => [cause, rows.length] as const).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))),
    sources: [...sources],
  };
}
