import type { Assessment, Evidence, OverruledEvidence } from '../../schema/verdict/assessment.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { decisionReason } from '../../schema/verdict/decision-reason.ts';
import { severitySays } from '../../schema/verdict/severity-says.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { classes, confidenceBands, decisions, evidencePlaces, severities } from '../../schema/vocabulary.ts';
import { terminal } from '../../text/terminal.ts';
import { quoteEvidence } from './quote-evidence.ts';
import { listingNotes } from '../notes/listing-notes.ts';
import { advisoryNotes } from '../notes/advisory-notes.ts';
import { networkNotes } from '../notes/network-notes.ts';
import type { ReportStyle } from '../report.ts';
import type { ScannedServer } from '../scanned-server.ts';
import { wrapText } from '../wrap.ts';
import { shownName } from '../../text/shown-name.ts';

/** A verdict to explain: what was judged, what came out, and what is known. */
export interface Explanation {
  assessment: Assessment;
  definition: ToolDefinition;
  knowledge: Pick<Knowledge, 'rules' | 'attacks'>;
  /** How its server was listed; absent where nothing was started. */
  how?: Pick<ScannedServer, 'sandbox' | 'notes' | 'network' | 'advisories'>;
}

/** How a verdict came about, in words: the verdict, every step to it, the words of the definition it rests on, attacks that fit. */
export function explainTool(explanation: Explanation, style: ReportStyle): string {
  const { assessment, knowledge, how = {} } = explanation;
  const evidence = bySpan(assessment.evidence).map((items) => spanLines(items, explanation, style));
  const overruled = assessment.overruled.map((item) => overruledLines(item, explanation, style));
  const hints = assessment.hints.map((hint) => wrapped(`${hint.hint} declared ${hint.declared ?? 'nowhere'}: ${hint.says}`, '  ', style));
  const attacks = assessment.attacks.map(({ id, with: needed }) => wrapped(
    `${id}: ${knowledge.attacks[id]?.title ?? ''}${needed.length === 0 ? '' : ` (together with a tool that has: ${needed.join(', ')})`}`, '  ', style));
  return [
    verdict(assessment, style),
    section('Step by step', assessment.derivation.map((step, index) => (
      `${wrapped(`${step.says} → ${step.result}`, `  ${index + 1}. `, style)}${style.paint('faint', `${' '.repeat(4 + String(index + 1).length)}${step.step}: ${step.id}`)}\n`)), style),
    section('Evidence', evidence, style),
    section('Overruled', overruled, style),
    section("The author's hints", [...hints, ...suggestion(assessment, style)], style),
    section('Attack patterns that fit', attacks, style),
    section('How its server was listed', [...advisoryNotes(how.advisories), ...listingNotes(how), ...networkNotes(how.network)].map(({ label, text }) => wrapped(text, `  ${label.padEnd(10)}  `, style)), style),
  ].filter((part) => part !== '').join('\n');
}

/** What its author could declare. */
function suggestion({ suggestedHints }: Assessment, style: ReportStyle): string[] {
  return suggestedHints === undefined ? [] : [wrapped(`could declare: ${spacedJson(suggestedHints)}`, '  ', style)];
}

/** JSON that a line may break only between its parts. */
function spacedJson(value: object): string {
  return `{ ${Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${JSON.stringify(each)}`).join(', ')} }`;
}

function verdict(assessment: Assessment, style: ReportStyle): string {
  const { confidence } = assessment;
  const shown = shownReading(assessment);
  const reason = decisionReason(assessment);
  const rows: [string, string][] = [
    ['class', `${classes[shown.class].label}: ${classes[shown.class].says}`],
    ['severity', `${severities[shown.severity].label}: ${severitySays(assessment)}`],
    ...milderRow(shown),
    ['confidence', `${confidence.value}${shown.milder === null || confidence.band === 'none' ? '' : ` in ${classes[shown.milder.class].label}`} (${confidenceBands[confidence.band].label}): ${confidenceBands[confidence.band].says}`],
    ['decision', `${decisions[assessment.decision].label}: ${decisions[assessment.decision].says}${reason === '' ? '' : `. ${reason}`}`],
    ...(assessment.subBadges.length === 0 ? [] : [['badges', assessment.subBadges.join(', ')] as [string, string]]),
    ...(assessment.actions ?? []).map((action) => ['action', `${terminal(`${String(action.parameter.split('/').at(-1))}=${action.value}`, 60)}: ${action.class}, ${action.severity}, ${action.decision}`] as [string, string]),
  ];
  const title = wrapText(`${shownName(assessment.name)} of ${shownName(assessment.server)}`, style.columns);
  return `${title.map((line) => `${style.paint('strong', line)}\n`).join('')}${rows.map(([label, text]) => wrapped(text, `  ${label.padEnd(10)}  `, style)).join('')}`;
}

/** The more plausible reading, where it is not the one shown. */
function milderRow({ class: shown, milder }: ReturnType<typeof shownReading>): [string, string][] {
  if (milder === null) return [];
  if (milder.class === 'unclassified') return [['by a hint', `only a hint of its author says that it is ${classes[shown].label}`]];
  return [['milder', `more likely ${classes[milder.class].label}, ${severities[milder.severity].label}; the decision follows the worse reading`]];
}

/** Neighbouring evidence at the same words: they are quoted once. */
function bySpan(evidence: readonly Evidence[]): Evidence[][] {
  const spans = Map.groupBy(evidence, ({ path, start, end }) => `${path} ${start} ${end}`);
  return [...spans.values()];
}

function spanLines(items: readonly Evidence[], { definition, knowledge }: Explanation, style: ReportStyle): string {
  const rules = Map.groupBy(items, ({ rule }) => rule);
  const said = [...rules].map(([rule, added]) => {
    const values = added.map(({ facet, value }) => `${facet}: ${value}`).join(', ');
    return wrapped(`${values} (${added[0]!.strength}), rule ${rule}: ${knowledge.rules[rule]?.says ?? ''}`, '    ', style);
  });
  return quoteEvidence(items[0]!, definition, evidencePlaces[items[0]!.in], style) + said.join('');
}

function overruledLines(item: OverruledEvidence, explanation: Explanation, style: ReportStyle): string {
  return spanLines([item], explanation, style)
    + wrapped(`stopped by "${terminal(item.because.text, 80)}" in ${evidencePlaces[item.because.in]}`, '    ', style);
}

function section(title: string, items: readonly string[], { paint }: ReportStyle): string {
  return items.length === 0 ? '' : `${paint('strong', title)}\n${items.join('')}`;
}

/** A text after a label, its further lines indented to where the first began. */
function wrapped(text: string, start: string, { columns }: ReportStyle): string {
  return wrapText(terminal(text), columns - start.length).map((line, index) => `${index === 0 ? start : ' '.repeat(start.length)}${line}\n`).join('');
}
