import type { AccuracyRecord, AccuracySet, Elsewhere, Figures } from '../../schema/accuracy.ts';
import type { ConfidenceTable } from '../../schema/knowledge/tables.ts';
import { headlineSentence } from '../../text/headline-sentence.ts';
import { accuracyAbout, accuracySets, differingSentence, headlineGround, meanSentence } from './accuracy-words.ts';
import { classRows, thinSentence } from './class-rows.ts';
import type { ClassRow } from './class-rows.ts';
import { confusionTable } from './confusion-table.ts';
import type { ConfusionTable } from './confusion-table.ts';
import { disagreementRows } from './disagreement-rows.ts';
import type { AddressOf, DisagreementRow } from './disagreement-rows.ts';
import { figureGroupsOf, figureRow, shareCells } from './figure-rows.ts';
import type { FigureRow } from './figure-rows.ts';
import { bandRows, confidenceRows, reliabilityRows } from './reliability-rows.ts';
import type { ConfidenceRow, ReliabilityRow } from './reliability-rows.ts';

/** What is known of one set of labels. */
export interface SetView {
  set: AccuracySet['set'];
  title: string;
  says: string;
  size: string;
  groups: { title: string; figures: FigureRow[] }[];
  means: string;
  /** Null where the labels are not of classes. */
  byClass: { thin: string; classes: ClassRow[]; confusion: ConfusionTable } | null;
  reliability: ReliabilityRow[];
  differing: string;
  disagreements: DisagreementRow[];
}

/** Everything on the page about accuracy; both skins print it. */
export interface AccuracyView {
  title: string;
  lead: string;
  ground: string;
  headline: { set: string; share: string; counts: string; interval: string }[];
  about: { title: string; says: string }[];
  sets: SetView[];
  confidence: { measured: string; bands: ReliabilityRow[]; rows: ConfidenceRow[] };
  elsewhere: { title: string; says: string; measured: string; mean: string; figures: FigureRow[] }[];
  twins: { json: string; markdown: string };
}

/** What the page about accuracy says. */
export function accuracyView(record: AccuracyRecord, confidence: ConfidenceTable, addressOf: AddressOf = () => null): AccuracyView {
  return {
    title: 'How accurate the verdicts are',
    lead: headlineSentence(record.headline),
    ground: headlineGround(record.headline),
    headline: record.sets.filter(({ figures }) => figures.letThrough.of > 0).map(({ set, figures }) => ({ set: accuracySets[set].title, ...shareCells(figures.letThrough) })),
    about: accuracyAbout(record),
    sets: record.sets.map((set) => setView(set, addressOf)),
    confidence: { measured: confidence.measured, bands: bandRows(confidence), rows: confidenceRows(confidence) },
    elsewhere: Object.values(record.elsewhere).map(elsewhereView),
    twins: { json: 'api/v1/accuracy.json', markdown: 'accuracy.md' },
  };
}

function setView(known: AccuracySet, addressOf: AddressOf): SetView {
  const { set, figures, disagreements } = known;
  return {
    set, ...accuracySets[set], size: `${figures.tools} tools of ${figures.servers} servers.`,
    groups: figureGroupsOf(figures), means: meansOf(figures),
    byClass: Object.keys(figures.byClass).length === 0 ? null : { thin: thinSentence(figures.byClass), classes: classRows(figures.byClass), confusion: confusionTable(figures.confusion) },
    reliability: reliabilityRows(figures), differing: differingSentence(known), disagreements: disagreementRows(disagreements ?? [], addressOf),
  };
}

function meansOf({ readOrChangePerServer, macroF1 }: Figures): string {
  const f1 = macroF1 === null ? [] : [`Macro-F1 of the class, strictly, over the classes that have labels: ${macroF1.toFixed(3)}.`];
  return [...(readOrChangePerServer === null ? [] : [meanSentence(readOrChangePerServer)]), ...f1].join(' ');
}

function elsewhereView({ title, says, measured, perServer, shares }: Elsewhere[string]): AccuracyView['elsewhere'][number] {
  return {
    title, says, measured, mean: perServer === undefined ? '' : meanSentence(perServer),
    figures: shares.map(({ figure, says: own, ...share }) => (figure === undefined ? { label: own ?? '', says: '', isHeadline: false, ...shareCells(share) } : figureRow(figure, share))),
  };
}
