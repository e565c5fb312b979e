import { applyOverride } from '../../judge/apply-override.ts';
import type { Assessment } from '../../schema/verdict/assessment.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { Override, Overrides } from '../../schema/knowledge/override.ts';
import type { Posture } from '../../schema/vocabulary.ts';
import { PlaceError } from '../../text/errors/place-error.ts';

/** A verdict with the hash of the definition it is about. */
export interface HashedVerdict { sha256: string; assessment: Assessment }

/** Verdicts after review, in the order given, and the corrections that hold no longer. `place` is the file they stand in. */
export interface Overridden { verdicts: Assessment[]; stale: PlaceError[] }

/** What corrections are applied with. `today`: the day by which they have run out; without it, none has. */
export interface OverrideWith { place: string; knowledge: Knowledge; posture?: Posture; today?: string }

/**
 * Applies reviewed corrections. One that was made for another definition, for a tool that is gone, that has run out, or that says what the rules
 * say by now, is void: it is not applied, and named.
 */
export function overrideVerdicts(verdicts: readonly HashedVerdict[], overrides: Overrides, { place, knowledge, posture = 'balanced', today }: OverrideWith): Overridden {
  const byName = Map.groupBy(verdicts, ({ assessment }) => assessment.name);
  const voided = new Map<string, PlaceError>();
  for (const [name, override] of Object.entries(overrides)) {
    const problem = problemOf(override, byName.get(name) ?? [], today);
    if (problem !== null) voided.set(name, new PlaceError(`${place}: ${name}`, problem[0], problem[1]));
  }
  const holding = (name: string, sha256: string) => (Object.hasOwn(overrides, name) && !voided.has(name) && overrides[name]!.sha256 === sha256 ? overrides[name] : undefined);
  return {
    stale: [...voided.values()],
    verdicts: verdicts.map(({ assessment, sha256 }) => {
      const override = holding(assessment.name, sha256);
      return override === undefined ? assessment : applyOverride(assessment, override, knowledge, posture);
    }),
  };
}

/** Why a correction is void, and what to do; null where it holds. */
function problemOf(override: Override, named: readonly HashedVerdict[], today: string | undefined): [what: string, remedy: string] | null {
  if (named.length === 0) return ['is no tool of the server any more', 'Delete the entry.'];
  const meant = named.filter(({ sha256 }) => sha256 === override.sha256);
  if (meant.length === 0) return ['was reviewed for another definition', 'Read the definition again, and correct the hash or the entry.'];
  if (today !== undefined && override.until < today) return [`held until ${override.until}`, 'Review it again and set another day, or delete the entry.'];
  return meant.every(({ assessment }) => saysTheSame(assessment, override)) ? ['says what the rules say by now', 'Delete the entry.'] : null;
}

function saysTheSame({ class: badge, severity, couldBe }: Assessment, override: Override): boolean {
  return couldBe === undefined && (override.class ?? badge) === badge && (override.severity ?? severity) === severity;
}
