import { accuracyFigures } from '../schema/accuracy.ts';
import type { AccuracyFigure, AccuracyRecord, AccuracySet, Elsewhere } from '../schema/accuracy.ts';
import type { ConfidenceTable } from '../schema/tables.ts';
import { accuracyAbout, accuracySets } from './accuracy-words.ts';
import { confidenceRows, reliabilityRows } from './reliability-rows.ts';
import type { ConfidenceRow, ReliabilityRow } from './reliability-rows.ts';
import { confusionTable } from './confusion-table.ts';
import type { ConfusionTable } from './confusion-table.ts';
import { disagreementRows } from './disagreement-rows.ts';
import type { AddressOf, DisagreementRow } from './disagreement-rows.ts';
import { figureRow, shareCells } from './figure-rows.ts';
import type { FigureRow } from './figure-rows.ts';
import { classRows, thinSentence } from './class-rows.ts';
import type { ClassRow } from './class-rows.ts';

/** What is known of one set of labels. */
export interface SetView {
  set: AccuracySet['set'];
  title: string;
  says: string;
  size: string;
  figures: FigureRow[];
  means: string;
  thin: string;
  classes: ClassRow[];
  confusion: ConfusionTable;
  reliability: ReliabilityRow[];
  differing: string;
  disagreements: DisagreementRow[];
}

/** Everything on the page about accuracy; both skins print it. */
export interface AccuracyView {
  title: string;
  lead: string;
  headline: { set: string; share: string; counts: string; interval: string }[];
  about: { title: string; says: string }[];
  sets: SetView[];
  confidence: { measured: string; rows: ConfidenceRow[] };
  elsewhere: { title: string; says: string; measured: string; mean: string; figures: FigureRow[] }[];
  twins: { json: string; markdown: string };
}

/** What the page about accuracy says. */
export function accuracyView(record: AccuracyRecord, confidence: ConfidenceTable, addressOf: AddressOf = () => null): AccuracyView {
  return {
    title: 'How accurate the verdicts are',
    lead: 'The mistake that hurts is a tool that changes something and is called Read: a policy would let it run. How often that happens on tools labelled by reading, each set apart:',
    headline: record.sets.map(({ set, figures }) => ({ set: accuracySets[set].title, ...shareCells(figures.dangerousMisses) })),
    about: accuracyAbout(record),
    sets: record.sets.map((set) => setView(set, addressOf)),
    confidence: { measured: confidence.measured, rows: confidenceRows(confidence) },
    elsewhere: Object.values(record.elsewhere).map(elsewhereView),
    twins: { json: 'api/v1/accuracy.json', markdown: 'accuracy.md' },
  };
}

function setView({ set, figures, differing, disagreements }: AccuracySet, addressOf: AddressOf): SetView {
  const f1 = figures.macroF1 === null ? '' : ` Macro-F1 of the class, strictly, over the classes that have labels: ${figures.macroF1.toFixed(3)}.`;
  return {
    set, ...accuracySets[set], size: `${figures.tools} tools of ${figures.servers} servers.`,
    figures: (Object.keys(accuracyFigures) as AccuracyFigure[]).map((figure) => figureRow(figure, figures[figure])),
    means: `${meanSentence(figures.readOrChangePerServer)}${f1}`,
    thin: thinSentence(figures.byClass), classes: classRows(figures.byClass), confusion: confusionTable(figures.confusion), reliability: reliabilityRows(figures),
    differing: `${differing} of ${figures.tools} verdicts differ from their label in class or severity${disagreements === null ? '; which ones is not listed' : ''}.`,
    disagreements: disagreementRows(disagreements ?? [], addressOf),
  };
}

function meanSentence(perServer: number): string {
  return `Reading told from changing, averaged over servers: ${(100 * perServer).toFixed(1)} %.`;
}

function elsewhereView({ title, says, measured, perServer, shares }: Elsewhere[string]): AccuracyView['elsewhere'][number] {
  return {
    title, says, measured, mean: perServer === undefined ? '' : meanSentence(perServer),
    figures: shares.map(({ figure, says: own, ...share }) => (figure === undefined ? { label: own ?? '', says: '', isHeadline: false, ...shareCells(share) } : figureRow(figure, share))),
  };
}
