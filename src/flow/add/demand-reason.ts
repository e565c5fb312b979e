import type { AddRow } from '../../schema/catalog/add-report.ts';
import type { DemandRow, LeftOut } from '../../schema/catalog/coverage.ts';
import { shortened, visibleLine } from '../../text/visible.ts';
import type { AddCause } from './add-causes.ts';

/** What causes say of a package, whoever tries it. Others may be those of this machine, or of the registry it installs from. */
const reasons: Partial<Record<AddCause, LeftOut>> = {
  'needs-network': 'remote-only', 'needs-application': 'needs-application', 'needs-credentials': 'needs-credentials', 'broken-package': 'dead', deprecated: 'dead',
};
/** Of a proof: what a person reads of one in a table. */
const mostUnits = 240;

/** Why a package is left out of the catalog, by what became of it, and what shows that: its manifest, or the tries and their last words. */
export function demandReason({ outcome, cause, kind, says = '', tries }: AddRow): Pick<DemandRow, 'reason' | 'proof'> {
  if (outcome !== 'failed') return { reason: null, proof: '' };
  if (kind !== undefined) return { reason: kind.kind, proof: proofOf(kind.proof) };
  const reason = reasons[cause as AddCause];
  return reason === undefined ? { reason: null, proof: '' } : { reason, proof: proofOf(`${tries.length === 1 ? 'one try' : `${tries.length} tries`}; in the last ${says}`) };
}

function proofOf(text: string): string {
  return shortened(visibleLine(text.replace(/\s+/g, ' ')), mostUnits);
}
