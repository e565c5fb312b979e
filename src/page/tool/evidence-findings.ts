import type { Evidence, OverruledEvidence } from '../../schema/verdict/assessment.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { effects, evidencePlaces, facetTerms, flags, strengths, termsOf } from '../../schema/vocabulary.ts';
import type { Effect, Flag, Strength } from '../../schema/vocabulary.ts';
import { code, listed, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import { spaced } from '../words/spaced.ts';

/** What some words of a quote speak for. */
export interface Finding extends Omit<OpenFinding, 'speaksFor'> {
  speaksFor: Prose;
}

/** A finding that more may be added to. */
export interface OpenFinding {
  words: string;
  speaksFor: Prose[];
  strength: Strength;
  rule: string;
  says: string;
  /** Set when other words stopped the rule. */
  stoppedBy: Prose | null;
}

/** Adds what evidence speaks for; one rule on the same words is one finding, whatever it speaks for. */
export function addFinding(findings: OpenFinding[], item: Evidence | OverruledEvidence, rules: Knowledge['rules']): void {
  const found = findingOf(item, rules);
  const alike = (known: OpenFinding) => known.rule === found.rule && known.words === found.words && known.strength === found.strength
    && JSON.stringify(known.stoppedBy) === JSON.stringify(found.stoppedBy);
  const known = findings.find(alike);
  if (known === undefined) findings.push(found);
  else known.speaksFor.push(...found.speaksFor);
}

/** A finding with all that it speaks for in one sentence. */
export function closeFinding(finding: OpenFinding): Finding {
  return { ...finding, speaksFor: listed(finding.speaksFor) };
}

/** What the strengths that occur mean, in the order of the vocabulary. */
export function strengthWords(quotes: readonly { findings: readonly Finding[] }[]): { label: Strength; says: string }[] {
  const used = new Set(quotes.flatMap((quote) => quote.findings.map((finding) => finding.strength)));
  return termsOf(strengths).filter((strength) => used.has(strength)).map((label) => ({ label, says: strengths[label] }));
}

function findingOf(item: Evidence | OverruledEvidence, rules: Knowledge['rules']): OpenFinding {
  return {
    words: item.text, speaksFor: [claimOf(item)], strength: item.strength,
    rule: item.rule, says: rules[item.rule]?.says ?? '',
    stoppedBy: 'because' in item ? say`${code(item.because.text)} in ${own(evidencePlaces[item.because.in])}` : null,
  };
}

/** What evidence speaks for, in the words of the vocabulary. */
function claimOf({ facet, value }: Evidence): Prose {
  if (facet === 'effects' && Object.hasOwn(effects, value)) return say`“${own(effects[value as Effect].says)}”`;
  if (facet === 'flags' && Object.hasOwn(flags, value)) return say`“${own(flags[value as Flag])}”`;
  return say`${own(facet === 'flags' ? 'flag' : facetTerms[facet].label.toLowerCase())}: ${spaced(value)}`;
}
