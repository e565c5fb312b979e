import { tellingHints } from '../facts/blanket-hints.ts';
import type { BlanketHint } from '../facts/blanket-hints.ts';
import type { HintFinding } from '../../schema/verdict/assessment.ts';
import type { ToolHints } from '../../schema/tool.ts';
import type { RiskClass, SubBadge } from '../../schema/vocabulary.ts';
import type { Settled } from './settle-facets.ts';

/** What hints are compared with. */
export interface Verdict extends Settled { class: RiskClass; subBadges: readonly SubBadge[] }

type Finding = HintFinding | null;

/** Where the author's hints and the definition disagree, or hints are missing. Hints are hearsay: a disagreement is a finding. */
export function reconcileHints(declared: ToolHints, blanket: readonly BlanketHint[], verdict: Verdict): HintFinding[] {
  const hints = tellingHints(declared, blanket);
  const own = [declared.readOnlyHint === hints.readOnlyHint ? readOnly(hints, verdict) : null, contradictory(hints), destructive(hints, verdict), idempotent(hints, verdict), openWorld(hints, verdict)];
  return [...own.filter((finding) => finding !== null), ...blanket.filter((hint) => declared[hint] !== hints[hint]).map((hint) => stamped(hint, declared[hint] ?? null))];
}

function readOnly({ readOnlyHint }: ToolHints, verdict: Verdict): Finding {
  const hint = 'readOnlyHint';
  if (readOnlyHint === undefined) return { id: 'hint-missing', hint, declared: null, severity: 'info', says: 'Its author does not say whether it only reads; clients must then assume that it does not.' };
  if (verdict.class === 'unclassified') return { id: 'hint-uncorroborated', hint, declared: readOnlyHint, severity: 'info', says: 'Nothing else in the definition confirms this hint.' };
  if (readOnlyHint && verdict.class !== 'read') {
    const severe = verdict.class !== 'write' || verdict.subBadges.length > 0;
    return { id: 'hint-understated', hint, declared: true, severity: severe ? 'high' : 'medium', says: 'It is declared read-only, and its definition says that it changes something. Clients that trust the hint run it without asking.' };
  }
  return !readOnlyHint && verdict.class === 'read' ? { id: 'hint-overstated', hint, declared: false, severity: 'info', says: 'It is declared to change something, and its definition shows only reading.' } : null;
}

function stamped(hint: BlanketHint, declared: boolean | null): HintFinding {
  return { id: 'hint-blanket', hint, declared, severity: 'info', says: 'Its server declares this of nearly all its tools, those that only read or add among them, so it tells nothing.' };
}

function contradictory({ readOnlyHint, destructiveHint }: ToolHints): Finding {
  if (readOnlyHint !== true || destructiveHint !== true) return null;
  return { id: 'hint-contradictory', hint: 'destructiveHint', declared: true, severity: 'low', says: 'It is declared both read-only and destructive; the second means nothing then.' };
}

function destructive({ readOnlyHint, destructiveHint }: ToolHints, { class: riskClass }: Verdict): Finding {
  const hint = 'destructiveHint';
  if (readOnlyHint === true || destructiveHint === undefined) return null;
  if (!destructiveHint && riskClass === 'destructive') return { id: 'hint-understated', hint, declared: false, severity: 'high', says: 'It is declared not destructive, and its definition says that it deletes or stops something.' };
  return destructiveHint && (riskClass === 'write' || riskClass === 'read')
    ? { id: 'hint-overstated', hint, declared: true, severity: 'info', says: 'It is declared destructive, and its definition does not show why. Authors know more than names: policies follow the hint.' } : null;
}

function idempotent({ idempotentHint, readOnlyHint }: ToolHints, { facets }: Verdict): Finding {
  const repeats = facets.effects.some((effect) => effect === 'create' || effect === 'communicate' || effect === 'transact');
  if (idempotentHint !== true || readOnlyHint === true || !repeats) return null;
  return { id: 'hint-retry-risk', hint: 'idempotentHint', declared: true, severity: 'medium', says: 'It is declared safe to repeat, and its definition says that each call does it again.' };
}

function openWorld({ openWorldHint }: ToolHints, { flags }: Verdict): Finding {
  if (openWorldHint !== false || !(flags.includes('open-world') || flags.includes('url-param') || flags.includes('external-comm'))) return null;
  return { id: 'hint-understated', hint: 'openWorldHint', declared: false, severity: 'medium', says: 'It is declared to stay in a closed world, and its definition shows that it reaches out.' };
}
