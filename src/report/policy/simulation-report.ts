import { decisions, termsOf } from '../../schema/vocabulary.ts';
import type { Decision } from '../../schema/vocabulary.ts';
import type { SimulatedCall } from '../../schema/policy-check.ts';
import { markdown } from '../../text/markdown.ts';
import { terminal } from '../../text/terminal.ts';
import type { FormatId } from '../formats/formats.ts';
import { jsonText } from '../json-text.ts';
import type { ReportHead, ReportStyle } from '../report.ts';
import { counted } from '../severity-counts.ts';
import { padText, wrapText } from '../wrap.ts';

/** What the calls were tried on. */
export interface SimulationHead extends ReportHead {
  product: string;
  /** The installed policy, as the user named it; null for the recommended one. */
  policy: string | null;
}

/** A simulation under way: text for the beginning, for each call, and for the end. */
export interface SimulationReport {
  begin(): string;
  call(simulated: SimulatedCall): string;
  end(): string;
}

/** A simulation in every format a scan has too. */
export const simulationReports: Record<FormatId, (head: SimulationHead, style: ReportStyle) => SimulationReport> = {
  table: (_head, style) => withCounts(() => `${style.paint('faint', row('LINE', 'DECISION', 'TOOL', 'WHY', style).trimEnd())}\n`, (call) => row(String(call.line), call.decision, nameOf(call), why(call), style), (sum) => `\n${sum}\n`),
  json: ({ toolrisk, rules, product, policy }) => {
    let calls = 0;
    return {
      begin: () => `${jsonText({ toolrisk, rules, product, policy }).slice(0, -1)},"calls":[`,
      call: (simulated) => `${(calls += 1) === 1 ? '' : ','}\n  ${jsonText(simulated)}`,
      end: () => `${calls === 0 ? '' : '\n'}]}\n`,
    };
  },
  jsonl: () => ({ begin: () => '', call: (simulated) => `${jsonText(simulated)}\n`, end: () => '' }),
  markdown: ({ toolrisk, rules }) => withCounts(
    () => '| Line | Decision | Tool | Why |\n| ---: | --- | --- | --- |\n',
    (call) => `| ${call.line} | ${call.decision} | ${markdown(terminal(nameOf(call)))} | ${markdown(terminal(why(call)))} |\n`,
    (sum) => `\n${sum} (toolrisk ${toolrisk}, rules ${rules})\n`,
  ),
};

function withCounts(begin: () => string, each: (call: SimulatedCall) => string, end: (sum: string) => string): SimulationReport {
  const counts = new Map<Decision, number>();
  return {
    begin,
    call: (simulated) => {
      counts.set(simulated.decision, (counts.get(simulated.decision) ?? 0) + 1);
      return each(simulated);
    },
    end: () => {
      const parts = termsOf(decisions).filter((decision) => counts.has(decision)).map((decision) => `${counts.get(decision)} ${decision}`);
      const calls = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return end(`${counted(calls, 'call')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`);
    },
  };
}

/** The tool, and how the product spells it where that is another name. */
function nameOf({ tool, spelling }: SimulatedCall): string {
  return spelling === null || spelling === tool ? tool : `${spelling}`;
}

function why({ because, note }: SimulatedCall): string {
  return `${because}${note === undefined ? '' : ` (${note})`}`;
}

/** Of the column of names, where the reasons have as much. */
const mostNameColumns = 32;

function row(line: string, decision: string, name: string, because: string, { columns }: ReportStyle): string {
  const start = `${line.padStart(5)}  ${decision.padEnd(8)}  `;
  const shown = terminal(name, 120);
  const nameColumns = Math.min(mostNameColumns, Math.floor((columns - start.length - 2) / 2));
  const names = wrapText(shown, nameColumns);
  const reasons = wrapText(terminal(because), columns - start.length - nameColumns - 2);
  return Array.from({ length: Math.max(names.length, reasons.length) }, (_, index) => (
    `${index === 0 ? start : ' '.repeat(start.length)}${padText(names[index] ?? '', nameColumns)}  ${reasons[index] ?? ''}`.trimEnd())).map((text) => `${text}\n`).join('');
}
