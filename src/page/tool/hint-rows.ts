import type { HintFinding } from '../../schema/verdict/assessment.ts';
import type { ToolRecord } from '../../schema/catalog/record.ts';
import { hintsOf } from '../../schema/tool.ts';
import type { ToolHints } from '../../schema/tool.ts';
import { severities } from '../../schema/vocabulary.ts';
import { say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';

/** A hint of the protocol: what the author declared, and what the definition says to it. */
export interface HintRow {
  hint: string;
  declared: string;
  /** What the definition shows that the author could declare; a dash where too little is known. */
  suggested: string;
  /** What disagrees, else what clients must assume or that nothing disagrees. */
  found: Prose[];
}

/** What the protocol tells clients to assume of a hint that is not declared. */
const assumed: Record<keyof ToolHints, string> = {
  readOnlyHint: 'that it changes things', destructiveHint: 'that it may destroy', idempotentHint: 'that a second call does it again', openWorldHint: 'that it reaches outside',
};

/** The four hints of a tool. */
export function hintRows({ definition, assessment }: ToolRecord): HintRow[] {
  const hints = hintsOf(definition);
  return (Object.keys(assumed) as (keyof ToolHints)[]).map((hint) => {
    const declared = hints[hint];
    const findings = assessment.hints.filter((finding) => finding.hint === hint).map(findingWords);
    const silent = declared === undefined ? say`Clients must assume ${{ own: assumed[hint] }}.` : say`Nothing in the definition contradicts it.`;
    const suggested = assessment.suggestedHints?.[hint];
    return { hint, declared: declared === undefined ? 'not declared' : String(declared), suggested: suggested === undefined ? '–' : String(suggested), found: findings.length > 0 ? findings : [silent] };
  });
}

function findingWords({ says, severity }: HintFinding): Prose {
  return severity === 'info' ? say`${says}` : say`${severities[severity].label}: ${says}`;
}
