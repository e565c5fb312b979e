import { join } from 'node:path';
import { elsewhereSchema } from '../schema/accuracy.ts';
import type { AccuracyRecord, AccuracySet, Disagreement, Elsewhere, Figures } from '../schema/accuracy.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import type { Scored } from '../judge/evaluate.ts';
import { readYaml } from '../store/read-yaml.ts';
import { PlaceErrors } from '../text/place-error.ts';
import { zodErrors } from '../text/zod-errors.ts';
import { evaluateLabels } from './evaluate-labels.ts';

/** The sets of `test/labels`, the most telling one first; whether their disagreements may be looked at. */
const sets: Record<AccuracySet['set'], boolean> = { 'held-out': false, met: false, dev: true };

/**
 * Measures the shipped rules: on the labels of a folder now, and by what its `elsewhere.yaml` says of other sets. Throws
 * `PlaceErrors` for bad files.
 */
export async function measureAccuracy(labels: string, catalog: string, knowledge: Knowledge): Promise<AccuracyRecord> {
  const measured: AccuracySet[] = [];
  for (const [set, isOpen] of Object.entries(sets) as [AccuracySet['set'], boolean][]) {
    const path = join(labels, `${set}.jsonl`);
    const { disagreements, ...figures } = await evaluateLabels(path, path, knowledge, catalog);
    measured.push({ set, figures: rounded(figures), differing: disagreements.length, disagreements: isOpen ? disagreements.flatMap(disagreementOf) : null });
  }
  return { sets: measured, elsewhere: await readElsewhere(join(labels, 'elsewhere.yaml')) };
}

/** The figures on sets elsewhere. Throws `PlaceErrors`. */
export async function readElsewhere(path: string): Promise<Elsewhere> {
  const parsed = elsewhereSchema.safeParse(await readYaml(path, path));
  if (!parsed.success) throw new PlaceErrors(zodErrors(path, parsed.error));
  return parsed.data;
}

function disagreementOf({ assessment, label }: Scored): Disagreement[] {
  if (label === null) return [];
  return [{
    server: assessment.server, name: assessment.name,
    label: { class: label.category, severity: label.severity, alternatives: label.alternatives ?? [], because: label.rationale ?? '' },
    verdict: { class: assessment.class, severity: assessment.severity },
    rules: [...new Set(assessment.evidence.filter(({ facet }) => facet === 'effects').map(({ rule }) => rule))],
  }];
}

/** Means to four digits: what lies beyond tells nothing, and differs with the order of adding. */
function rounded(figures: Figures): Figures {
  const short = (value: number) => Number(value.toFixed(4));
  const stated = Object.fromEntries(Object.entries(figures.stated).map(([band, value]) => [band, value === null ? null : short(value)])) as Figures['stated'];
  return { ...figures, readOrChangePerServer: short(figures.readOrChangePerServer), macroF1: figures.macroF1 === null ? null : short(figures.macroF1), stated };
}
