import type { Move, ToolChange } from '../../schema/change/change.ts';
import { moveWords } from '../../schema/change/move-words.ts';
import { classes, decisions, severities } from '../../schema/vocabulary.ts';
import type { Severity } from '../../schema/vocabulary.ts';
import { shortened } from '../../text/visible.ts';
import { code, joined } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import { toolAddress } from '../words/addresses.ts';

/** Units of a name or a value that is quoted. */
const quotedUnits = 120;
/** Differences of one tool that are told; the JSON twin has all. */
const mostMoves = 12;

/** A tool that is different, as a page shows it. */
export interface ToolChangeView {
  name: string;
  was: string;
  /** Its page, where it has one now; else empty. */
  address: string;
  kind: string;
  isRisk: boolean;
  severity: Severity;
  severityLabel: string;
  standing: string;
  moves: Prose[];
  left: string;
}

/** A change of a tool as a page shows it. `slugs`: the pages of the tools of this server, by name. */
export function toolChangeView({ name, was, kind, isRisk, now, before, moves }: ToolChange, { root, server, slugs }: { root: string; server: string; slugs: ReadonlyMap<string, string> }): ToolChangeView {
  const told = now ?? before;
  const slug = kind === 'removed' ? undefined : slugs.get(name);
  const shown = moves.filter(({ isWording }) => !isWording);
  return {
    name: shortened(name, quotedUnits), was: was === undefined ? '' : shortened(was, quotedUnits), address: slug === undefined ? '' : `${root}${toolAddress(server, slug)}`,
    kind, isRisk, severity: told?.severity ?? 'low', severityLabel: told === undefined ? '' : severities[told.severity].label,
    standing: told === undefined ? '' : `${classes[told.class].label}, ${decisions[told.decision].label}`,
    moves: shown.slice(0, mostMoves).map(moveProse), left: shown.length > mostMoves ? `${shown.length - mostMoves} more differences are in the JSON twin.` : '',
  };
}

/** One difference as a sentence of a page. */
export function moveProse(move: Move): Prose {
  return joined([moveWords(move).map((piece) => ('own' in piece ? piece : code(shortened(piece.code, quotedUnits))))]);
}
