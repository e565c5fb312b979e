import { join } from 'node:path';
import { elsewhereSchema } from '../../schema/accuracy.ts';
import type { AccuracyRecord, AccuracySet, Disagreement, Elsewhere, Figures } from '../../schema/accuracy.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { evaluate } from '../../judge/evaluate/evaluate.ts';
import type { Differing, Scored } from '../../judge/evaluate/evaluate.ts';
import { termsOf } from '../../schema/vocabulary.ts';
import { readLinedYaml } from '../../store/read/read-yaml.ts';
import { gatherErrors, PlaceErrors } from '../../text/errors/place-error.ts';
import type { PlaceError } from '../../text/errors/place-error.ts';
import { zodErrors } from '../../text/errors/zod-errors.ts';
import { judgeLabelled } from './evaluate-labels.ts';
import { kindOfPath } from '../read/open-file.ts';

/** The sets of `test/labels`, the most telling one first: whether which verdicts differ may be looked at, and whether the file may be missing. */
const sets: Record<AccuracySet['set'], { isOpen: boolean; isOptional: boolean }> = {
  'held-out': { isOpen: false, isOptional: false },
  'facets-held-out': { isOpen: false, isOptional: true },
  met: { isOpen: false, isOptional: false },
  dev: { isOpen: true, isOptional: false },
  facets: { isOpen: true, isOptional: true },
};

/** The judged tools of each set. */
type Judged = ReadonlyMap<AccuracySet['set'], Scored[]>;

/**
 * Measures the shipped rules: on the labels of a folder now, and by what its `elsewhere.yaml` says of other sets. Throws
 * `PlaceErrors` for bad files, all of them.
 */
export async function measureAccuracy(labels: string, catalog: string, knowledge: Knowledge): Promise<AccuracyRecord> {
  const problems: PlaceError[] = [];
  const judged = new Map<AccuracySet['set'], Scored[]>();
  for (const set of termsOf(sets)) {
    const path = join(labels, `${set}.jsonl`);
    if (sets[set].isOptional && await kindOfPath(path) === null) continue;
    const scored = await gatherErrors(problems, () => judgeLabelled(path, path, knowledge, catalog));
    if (scored !== null) judged.set(set, scored);
  }
  const elsewhere = await gatherErrors(problems, () => readElsewhere(join(labels, 'elsewhere.yaml')));
  if (problems.length > 0 || elsewhere === null) throw new PlaceErrors(problems);
  return { headline: headlineOf(judged), sets: [...judged].map(([set, scored]) => setOf(set, scored, judged)), elsewhere };
}

/** Counted on tools of closed sets that no open set holds too, each once however many sets hold it. */
function headlineOf(judged: Judged): AccuracyRecord['headline'] {
  const open = new Set(itemsOf(judged, true).map(keyOf));
  const closed = itemsOf(judged, false).filter((item) => item.label !== null && !open.has(keyOf(item)));
  const { tools, servers, letThrough, friction } = evaluate([...new Map(closed.reverse().map((item) => [keyOf(item), item])).values()]);
  return { tools, servers, letThrough, friction };
}

function setOf(set: AccuracySet['set'], scored: readonly Scored[], judged: Judged): AccuracySet {
  const { disagreements, ...figures } = evaluate(scored);
  const counted = { set, figures: rounded(figures), differing: disagreements.length };
  if (!sets[set].isOpen) return { ...counted, disagreements: null };
  // A tool of a closed set is not named because another set holds it too; the development set named its own before there was the other.
  const closed = new Set(set === 'dev' ? [] : itemsOf(judged, false).map(keyOf));
  return { ...counted, disagreements: disagreements.filter((item) => !closed.has(keyOf(item))).flatMap(disagreementOf) };
}

function itemsOf(judged: Judged, isOpen: boolean): Scored[] {
  return [...judged].flatMap(([set, scored]) => (sets[set].isOpen === isOpen ? scored : []));
}

function keyOf({ assessment }: Scored): string {
  return JSON.stringify([assessment.server, assessment.name]);
}

/** The figures on sets elsewhere. Throws `PlaceErrors`. */
export async function readElsewhere(path: string): Promise<Elsewhere> {
  const { data, lineOf } = await readLinedYaml(path, path);
  const parsed = elsewhereSchema.safeParse(data);
  if (!parsed.success) throw new PlaceErrors(zodErrors(path, parsed.error, lineOf));
  return parsed.data;
}

function disagreementOf({ assessment, label, labels, differs }: Differing): Disagreement[] {
  if (label === null && labels === null) return [];
  return [{
    server: assessment.server, name: assessment.name,
    label: label && { class: label.category, severity: label.severity, alternatives: label.alternatives ?? [], because: label.rationale ?? '' },
    verdict: { class: assessment.class, severity: assessment.severity },
    rules: [...new Set(assessment.evidence.filter(({ facet }) => facet === 'effects').map(({ rule }) => rule))],
    ...(differs.length > 0 && { facets: { differs, because: labels?.why ?? '' } }),
  }];
}

/** Means to four digits: what lies beyond tells nothing, and differs with the order of adding. */
function rounded(figures: Figures): Figures {
  const shortOrNull = (value: number | null) => (value === null ? null : Number(value.toFixed(4)));
  const stated = Object.fromEntries(Object.entries(figures.stated).map(([band, value]) => [band, shortOrNull(value)])) as Figures['stated'];
  return { ...figures, readOrChangePerServer: shortOrNull(figures.readOrChangePerServer), macroF1: shortOrNull(figures.macroF1), stated };
}
