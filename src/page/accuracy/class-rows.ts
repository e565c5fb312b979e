import type { Figures } from '../../schema/accuracy.ts';
import { classes, termsOf } from '../../schema/vocabulary.ts';
import { shareCells } from './figure-rows.ts';
import type { FigureRow } from './figure-rows.ts';

type Cells = Pick<FigureRow, 'share' | 'counts' | 'interval'>;

/** How one class did: right among those given it, and right among those that have it. */
export interface ClassRow { class: string; precision: Cells; recall: Cells }

/** Fewer labels than this say next to nothing of a class. */
const leastLabels = 10;

/** The classes that have labels. */
export function classRows(byClass: Figures['byClass']): ClassRow[] {
  return termsOf(classes).flatMap((name) => {
    const score = byClass[name];
    return score === undefined ? [] : [{ class: classes[name].label, precision: shareCells(score.precision), recall: shareCells(score.recall) }];
  });
}

/** Of which classes a set holds too few tools to tell. */
export function thinSentence(byClass: Figures['byClass']): string {
  const counts = termsOf(classes).filter((name) => name !== 'unclassified').map((name) => ({ label: classes[name].label, of: byClass[name]?.recall.of ?? 0 }));
  return counts.filter(({ of }) => of < leastLabels).map(({ label, of }) => (of === 0
    ? `It holds no tool labelled ${label}, so of that class it says nothing.`
    : `It holds only ${of} labelled ${label}, so of that class it says next to nothing.`)).join(' ');
}
