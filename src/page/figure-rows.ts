import { accuracyFigures } from '../schema/accuracy.ts';
import type { AccuracyFigure } from '../schema/accuracy.ts';
import type { Share } from '../schema/share.ts';
import { countsText, intervalText, shareText } from '../text/share-text.ts';

/** One share, with its counts and its interval. */
export interface FigureRow { label: string; says: string; isHeadline: boolean; share: string; counts: string; interval: string }

/** A figure of an evaluation as a row. */
export function figureRow(figure: AccuracyFigure, share: Share): FigureRow {
  return { ...accuracyFigures[figure], isHeadline: figure === 'dangerousMisses', ...shareCells(share) };
}

/** A share in the three ways it is printed, always together. */
export function shareCells(share: Share): Pick<FigureRow, 'share' | 'counts' | 'interval'> {
  return { share: shareText(share), counts: countsText(share), interval: intervalText(share) };
}
