import type { Figures } from '../../schema/accuracy.ts';
import type { Share } from '../../schema/share.ts';
import { bandOf } from '../../schema/knowledge/tables.ts';
import type { ConfidenceTable } from '../../schema/knowledge/tables.ts';
import { confidenceBands, termsOf } from '../../schema/vocabulary.ts';
import type { ConfidenceBand } from '../../schema/vocabulary.ts';
import { shareText } from '../../text/share-text.ts';
import { sentence } from '../words/sentence.ts';
import { shareCells } from './figure-rows.ts';
import type { FigureRow } from './figure-rows.ts';

type Cells = Pick<FigureRow, 'share' | 'counts' | 'interval'>;

/** A band of confidence: how many tools are in it, what verdicts in it state on average, and how many of them are right. */
export interface ReliabilityRow { band: string; says: string; ofAll: string; stated: string; class: Cells; severity: Cells }

/** A row of the table that confidence is looked up in. */
export interface ConfidenceRow { says: string; stated: string; band: string; ofAll: string; class: Cells; severity: Cells }

/** Stated confidence against the share that was right, of class and of severity, by band. */
export function reliabilityRows({ reliability, severityReliability, banded, stated }: Pick<Figures, 'reliability' | 'severityReliability' | 'banded' | 'stated'>): ReliabilityRow[] {
  return termsOf(confidenceBands).filter((band) => reliability[band].of > 0).map((band) => ({
    ...nameOf(band), ofAll: shareText(banded[band]), stated: percentOf(stated[band] ?? 0), class: shareCells(reliability[band]), severity: shareCells(severityReliability[band]),
  }));
}

/** The table that confidence is looked up in, as it stands in the catalog. */
export function confidenceRows(table: ConfidenceTable): ConfidenceRow[] {
  const { rows } = table;
  const all = Object.values(rows).reduce((sum, { of }) => sum + of, 0);
  return Object.values(rows).map(({ says, value, right, severityRight, of }) => ({
    says: sentence(says), stated: percentOf(value), band: confidenceBands[bandOf(value, table)].label, ofAll: shareText({ right: of, of: all }),
    class: casesOf({ right, of }), severity: casesOf({ right: severityRight, of }),
  }));
}

/** What the table comes to by band: the tools it was counted on, and how many of them were right. */
export function bandRows(table: ConfidenceTable): ReliabilityRow[] {
  const { rows } = table;
  const all = Object.values(rows).reduce((sum, { of }) => sum + of, 0);
  return termsOf(confidenceBands).flatMap((band) => {
    const inBand = Object.values(rows).filter(({ value }) => bandOf(value, table) === band);
    const of = inBand.reduce((sum, row) => sum + row.of, 0);
    if (of === 0) return [];
    const sumOf = (count: 'right' | 'severityRight') => ({ right: inBand.reduce((sum, row) => sum + row[count], 0), of });
    const stated = inBand.reduce((sum, row) => sum + row.of * row.value, 0) / of;
    return [{ ...nameOf(band), ofAll: shareText({ right: of, of: all }), stated: percentOf(stated), class: shareCells(sumOf('right')), severity: shareCells(sumOf('severityRight')) }];
  });
}

function nameOf(band: ConfidenceBand): { band: string; says: string } {
  return { band: confidenceBands[band].label, says: confidenceBands[band].says };
}

function casesOf(share: Share): Cells {
  return share.of === 0 ? { share: '–', counts: 'no case', interval: '–' } : shareCells(share);
}

function percentOf(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
