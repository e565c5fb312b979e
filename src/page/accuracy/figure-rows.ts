import { accuracyFigures, figureGroups } from '../../schema/accuracy.ts';
import type { AccuracyFigure, Figures } from '../../schema/accuracy.ts';
import type { Share } from '../../schema/share.ts';
import { termsOf } from '../../schema/vocabulary.ts';
import { countsText, intervalText, shareText } from '../../text/share-text.ts';

/** One share, with its counts and its interval. */
export interface FigureRow { label: string; says: string; isHeadline: boolean; share: string; counts: string; interval: string }

/** A figure of an evaluation as a row. */
export function figureRow(figure: AccuracyFigure, share: Share): FigureRow {
  const { label, says } = accuracyFigures[figure];
  return { label, says, isHeadline: figure === 'letThrough', ...shareCells(share) };
}

/** The figures that the labels of a set can tell, under the head of their group. */
export function figureGroupsOf(figures: Figures): { title: string; figures: FigureRow[] }[] {
  return termsOf(figureGroups).map((group) => ({
    title: figureGroups[group],
    figures: termsOf(accuracyFigures).filter((figure) => accuracyFigures[figure].group === group && figures[figure].of > 0).map((figure) => figureRow(figure, figures[figure])),
  })).filter((group) => group.figures.length > 0);
}

/** A share in the three ways it is printed, always together. */
export function shareCells(share: Share): Pick<FigureRow, 'share' | 'counts' | 'interval'> {
  return { share: shareText(share), counts: countsText(share), interval: intervalText(share) };
}
