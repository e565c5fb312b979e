import type { Figures } from '../schema/accuracy.ts';
import type { ConfidenceTable } from '../schema/tables.ts';
import { confidenceBands, termsOf } from '../schema/vocabulary.ts';
import { shareCells } from './figure-rows.ts';
import type { FigureRow } from './figure-rows.ts';
import { sentence } from './sentence.ts';

/** A band of confidence: what verdicts in it state on average, and how many of them are right. */
export interface ReliabilityRow extends Pick<FigureRow, 'share' | 'counts' | 'interval'> { band: string; says: string; stated: string }

/** A row of the table that confidence is looked up in. */
export interface ConfidenceRow { says: string; stated: string; of: string; interval: string }

/** Stated confidence against the share that was right, by band. */
export function reliabilityRows({ reliability, stated }: Pick<Figures, 'reliability' | 'stated'>): ReliabilityRow[] {
  return termsOf(confidenceBands).filter((band) => reliability[band].of > 0).map((band) => (
    { band: confidenceBands[band].label, says: confidenceBands[band].says, stated: percentOf(stated[band] ?? 0), ...shareCells(reliability[band]) }));
}

/** The table that confidence is looked up in, as it stands in the catalog. */
export function confidenceRows({ rows }: ConfidenceTable): ConfidenceRow[] {
  return Object.values(rows).map(({ says, value, right, of }) => ({
    says: sentence(says), stated: percentOf(value), of: of === 0 ? 'no case' : `${right.toLocaleString('en')} of ${of.toLocaleString('en')}`,
    interval: shareCells({ right, of }).interval,
  }));
}

function percentOf(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
