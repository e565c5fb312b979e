import { classes, confidenceBands, termsOf } from '../schema/vocabulary.ts';
import type { RiskClass } from '../schema/vocabulary.ts';
import { markdown } from '../text/markdown.ts';
import { terminal } from '../text/terminal.ts';

/** Right ones of all. */
interface Share { right: number; of: number }

/** What the report needs of an evaluation (`judge/evaluate.ts`). */
export interface Evaluated {
  tools: number;
  servers: number;
  coverage: Share; dangerousMisses: Share; overWarnings: Share; readOrChange: Share;
  readOrChangePerServer: number;
  strict: Share; lenient: Share;
  byClass: Partial<Record<RiskClass, { precision: Share; recall: Share }>>;
  macroF1: number | null;
  severityExact: Share; severityWithinOne: Share;
  reliability: Record<keyof typeof confidenceBands, Share>;
  confusion: Partial<Record<RiskClass, Partial<Record<RiskClass, number>>>>;
  disagreements: readonly {
    assessment: { server: string; name: string; class: RiskClass; severity: string; evidence: readonly { facet: string; rule: string }[] };
    label: { category: RiskClass; severity: string; alternatives?: readonly RiskClass[] | undefined } | null; changes: boolean;
  }[];
}

/** An evaluation as Markdown: the headline first, each share with its counts and a 95 % interval. */
export function evaluationReport(title: string, found: Evaluated, { disagreements = false } = {}): string {
  const rows: [string, Share][] = [
    ['**Dangerous misses**: change something, were called read', found.dangerousMisses],
    ['Over-warnings: only read, were called something else', found.overWarnings],
    ['Reading told from changing', found.readOrChange],
    ['Class, or a defensible alternative', found.lenient],
    ['Class, strictly', found.strict],
    ['Severity, exactly', found.severityExact],
    ['Severity, within one step', found.severityWithinOne],
    ['Got a class at all', found.coverage],
  ];
  return [
    `## ${title}\n\n${found.tools} tools of ${found.servers} servers.\n`,
    `| | share | tools | 95 % interval |\n| --- | --- | --- | --- |\n${rows.filter(([, share]) => share.of > 0).map(([name, share]) => `| ${name} | ${percent(share)} | ${share.right} of ${share.of} | ${interval(share)} |\n`).join('')}`,
    `Reading told from changing, averaged over servers: ${(100 * found.readOrChangePerServer).toFixed(1)} %.${found.macroF1 === null ? '' : ` Macro-F1 of the class, strictly: ${found.macroF1.toFixed(3)}.`}\n`,
    found.macroF1 === null ? '' : `${classTable(found)}\n${confusionTable(found)}`,
    reliabilityTable(found),
    disagreements ? disagreementList(found) : '',
  ].filter((part) => part !== '').join('\n');
}

function percent({ right, of }: Share): string {
  return of === 0 ? '–' : `${((100 * right) / of).toFixed(1)} %`;
}

/** Wilson's score interval: honest for small numbers and for shares near 0 and 1. Source: E. B. Wilson, JASA 22 (1927). */
export function interval({ right, of }: Share): string {
  if (of === 0) return '–';
  const z = 1.959964;
  const share = right / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return `${(100 * Math.max(0, middle - half)).toFixed(1)}–${(100 * Math.min(1, middle + half)).toFixed(1)} %`;
}

function classTable({ byClass }: Evaluated): string {
  const rows = Object.entries(byClass).map(([name, { precision, recall }]) => (
    `| ${classes[name as RiskClass].label} | ${percent(precision)} (${precision.right} of ${precision.of}) | ${percent(recall)} (${recall.right} of ${recall.of}) |\n`));
  return `| class | precision | recall |\n| --- | --- | --- |\n${rows.join('')}`;
}

function confusionTable({ confusion }: Evaluated): string {
  const names = termsOf(classes);
  const rows = Object.entries(confusion).map(([label, given]) => `| **${label}** | ${names.map((name) => given?.[name] ?? '').join(' | ')} |\n`);
  return `| label ↓ verdict → | ${names.join(' | ')} |\n| --- |${' --- |'.repeat(names.length)}\n${rows.join('')}`;
}

function reliabilityTable({ reliability }: Evaluated): string {
  const rows = termsOf(confidenceBands).filter((band) => reliability[band].of > 0)
    .map((band) => `| ${confidenceBands[band].label} | ${percent(reliability[band])} | ${reliability[band].right} of ${reliability[band].of} | ${interval(reliability[band])} |\n`);
  return `| confidence | right | tools | 95 % interval |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function disagreementList({ disagreements }: Evaluated): string {
  const items = disagreements.map(({ assessment, label, changes }) => {
    const said = label === null ? (changes ? 'changes something' : 'read-only') : `${label.category} ${label.severity}${(label.alternatives ?? []).length === 0 ? '' : ` (or ${label.alternatives!.join(', ')})`}`;
    const rules = [...new Set(assessment.evidence.filter(({ facet }) => facet === 'effects').map(({ rule }) => rule))].join(', ');
    return `- ${markdown(terminal(assessment.server, 80))} ${markdown(terminal(assessment.name, 80))}: label ${said}; verdict ${assessment.class} ${assessment.severity}; rules ${rules === '' ? 'none' : rules}\n`;
  });
  return `### Disagreements\n\n${items.join('')}`;
}
