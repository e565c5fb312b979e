import { applyOverride } from '../judge/apply-override.ts';
import type { Assessment } from '../schema/verdict/assessment.ts';
import type { Knowledge } from '../schema/knowledge/knowledge.ts';
import type { Overrides } from '../schema/knowledge/override.ts';
import type { Posture } from '../schema/vocabulary.ts';
import { PlaceError } from '../text/errors/place-error.ts';

/** A verdict with the hash of the definition it is about. */
export interface HashedVerdict { sha256: string; assessment: Assessment }

/** Verdicts after review, in the order given, and the corrections that hold no longer. `place` is the file they stand in. */
export interface Overridden { verdicts: Assessment[]; stale: PlaceError[] }

/** Applies reviewed corrections. One that was made for another definition, or for a tool that is gone, is not applied: it is named. */
export function overrideVerdicts(verdicts: readonly HashedVerdict[], overrides: Overrides, { place, knowledge, posture = 'balanced' }: { place: string; knowledge: Knowledge; posture?: Posture }): Overridden {
  const holding = (name: string, sha256: string) => (Object.hasOwn(overrides, name) && overrides[name]!.sha256 === sha256 ? overrides[name] : undefined);
  const stale = Object.entries(overrides).flatMap(([name, { sha256 }]) => {
    if (verdicts.some(({ assessment, sha256: known }) => assessment.name === name && known === sha256)) return [];
    const isThere = verdicts.some(({ assessment }) => assessment.name === name);
    return [new PlaceError(`${place}: ${name}`, isThere ? 'was reviewed for another definition' : 'is no tool of the server any more', isThere ? 'Read the definition again, and correct the hash or the entry.' : 'Delete the entry.')];
  });
  return {
    stale,
    verdicts: verdicts.map(({ assessment, sha256 }) => {
      const override = holding(assessment.name, sha256);
      return override === undefined ? assessment : applyOverride(assessment, override, knowledge, posture);
    }),
  };
}
