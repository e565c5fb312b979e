import { legs } from '../../schema/change/state.ts';
import type { FindingState, ToolState } from '../../schema/change/state.ts';
import type { Lexicon } from '../../schema/knowledge/knowledge.ts';
import type { Json } from '../../schema/json.ts';
import { hintsOf } from '../../schema/tool.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import type { Assessment, Evidence } from '../../schema/verdict/assessment.ts';
import { foundEvidence } from '../../schema/verdict/found-evidence.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { canonicalDefinition } from '../../text/json/canonical-json.ts';
import { definitionHash, sha256 } from '../../text/sha256.ts';
import { shortened } from '../../text/visible.ts';
import { shortHash } from './brief-json.ts';
import { parameterStates } from './parameter-states.ts';
import { withoutWords } from './without-words.ts';

/** Units of a finding that are quoted. */
const quotedUnits = 200;

/** Findings on hints that say the definition speaks against them; the others only miss something. */
const disputing: ReadonlySet<string> = new Set(['hint-understated', 'hint-contradictory', 'hint-uncorroborated']);

/** The hashes that stand for no title, and for any other part that is not there. */
export const untitled = hashOf([null, null]);
export const absent = hashOf(null);

/** A tool as far as two listings are compared by it. */
export function toolState(definition: ToolDefinition, assessment: Assessment, lexicon: Lexicon): ToolState {
  const shown = shownReading(assessment);
  return {
    name: definition.name, sha256: definitionHash(definition), structure: sha256(canonicalDefinition(withoutWords(definition))), parts: partsOf(definition),
    class: shown.class, severity: shown.severity, decision: assessment.decision,
    legs: legs.filter((leg) => assessment.flags.includes(leg)), flags: [...assessment.flags], findings: findingStates(assessment),
    hints: hintsOf(definition), disputed: [...new Set(assessment.hints.filter(({ id }) => disputing.has(id)).map(({ hint }) => hint))].sort(),
    parameters: parameterStates(definition, assessment.evidence, lexicon),
    ...(assessment.actions && { actions: assessment.actions.map(({ parameter, value, class: badge, severity, decision }) => ({ parameter, value, class: badge, severity, decision })) }),
  };
}

/** What should not stand in a definition, or in the texts of a server: each by its words, once. */
export function findingStates(found: { evidence: readonly Evidence[] }): FindingState[] {
  const states = foundEvidence(found).map(({ value, path, text }) => ({ value, path, sha256: shortHash(text), quote: shortened(text, quotedUnits) }));
  const keyed = states.map((state) => [`${state.value}\n${state.path}\n${state.sha256}`, state] as const);
  return [...new Map(keyed)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, state]) => state);
}

function partsOf(definition: ToolDefinition): ToolState['parts'] {
  const { name: _name, title, description, inputSchema, outputSchema, annotations, _meta: _ignored, ...other } = definition;
  return {
    title: hashOf([title ?? null, titleIn(annotations)]), description: hashOf(description ?? null), input: hashOf(inputSchema ?? null), output: hashOf(outputSchema ?? null),
    annotations: hashOf(annotations ?? null), other: hashOf(other as Json),
  };
}

function titleIn(annotations: Json | undefined): Json {
  return typeof annotations === 'object' && annotations !== null && !Array.isArray(annotations) ? annotations['title'] ?? null : null;
}

/** As the hash of a whole definition: what is a set there is one here. */
function hashOf(part: Json): string {
  return shortHash(canonicalDefinition({ part }));
}
