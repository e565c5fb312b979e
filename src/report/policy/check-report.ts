import { findingKinds } from '../../schema/policy-check.ts';
import type { FindingKind, PolicyCheck, PolicyFinding } from '../../schema/policy-check.ts';
import { termsOf } from '../../schema/vocabulary.ts';
import { markdown } from '../../text/markdown.ts';
import { terminal } from '../../text/terminal.ts';
import type { FormatId } from '../formats/formats.ts';
import { jsonText } from '../json-text.ts';
import type { ReportHead, ReportStyle } from '../report.ts';
import { counted } from '../severity-counts.ts';
import { padText, wrapText } from '../wrap.ts';
import { shownName } from '../../text/shown-name.ts';

/** What was checked. */
export interface CheckHead extends ReportHead {
  product: string;
  /** The file, as the user named it. */
  file: string;
}

/** A check in every format a scan has too. */
export const checkReports: Record<FormatId, (checks: readonly PolicyCheck[], head: CheckHead, style: ReportStyle) => string> = {
  table: (checks, head, style) => `${checks.map((check) => serverTable(check, head, style)).join('\n')}${wrapped(`${sayCounts(checks)}`, '', style)}`,
  json: (checks, { product, file, toolrisk, rules }) => `${jsonText({ toolrisk, rules, product, file, clean: isClean(checks), servers: checks })}\n`,
  jsonl: (checks) => checks.flatMap(({ server, serverKey, findings }) => findings.map((finding) => `${jsonText({ server, serverKey, ...finding })}\n`)).join(''),
  markdown: (checks, head) => `${checks.map((check) => serverMarkdown(check, head)).join('\n')}\n${sayCounts(checks)} (toolrisk ${head.toolrisk}, rules ${head.rules})\n`,
};

/** Whether nothing was found that makes the answer a no. */
export function isClean(checks: readonly PolicyCheck[]): boolean {
  return checks.length > 0 && checks.every(({ findings }) => findings.every(({ kind }) => !findingKinds[kind].fails));
}

/** "clean: 12 tools decided as recommended", or how many findings of each kind. */
export function sayCounts(checks: readonly PolicyCheck[]): string {
  const all = checks.flatMap(({ findings }) => findings);
  const parts = termsOf(findingKinds).map((kind) => [kind, all.filter((finding) => finding.kind === kind).length] as const).filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${findingKinds[kind].label.toLowerCase()}`);
  const tools = counted(checks.reduce((sum, check) => sum + check.tools, 0), 'tool');
  if (parts.length === 0) return `clean: ${tools} compared`;
  return `${isClean(checks) ? 'clean' : 'not clean'}: ${tools} compared: ${parts.join(', ')}`;
}

const kindColumns = Math.max(...Object.values(findingKinds).map(({ label }) => label.length));

function serverTable({ server, serverKey, findings, unlisted }: PolicyCheck, { product }: CheckHead, style: ReportStyle): string {
  const title = `${shownName(server)}${serverKey === server ? '' : ` as ${shownName(serverKey)}`} · ${product}`;
  return `${style.paint('strong', title)}\n${findings.map((finding) => row(finding, style)).join('')}${wrapped(terminal(`tools not listed: ${unlisted.found}`), '  ', style)}\n`;
}

function row({ kind, severity, says }: PolicyFinding, style: ReportStyle): string {
  const start = `  ${padText(findingKinds[kind].label, kindColumns)}  `;
  const lines = wrapText(terminal(says), style.columns - start.length);
  return lines.map((line, index) => `${index === 0 ? style.paint(toneOf(kind, severity), start.trimEnd()) + start.slice(start.trimEnd().length) : ' '.repeat(start.length)}${line}\n`).join('');
}

function toneOf(kind: FindingKind, severity: PolicyFinding['severity']): Parameters<ReportStyle['paint']>[0] {
  if (!findingKinds[kind].fails) return 'faint';
  return kind === 'laxer' ? severity ?? 'high' : 'high';
}

function wrapped(text: string, start: string, { columns }: ReportStyle): string {
  return wrapText(text, columns - start.length).map((line) => `${start}${line}\n`).join('');
}

function serverMarkdown({ server, findings, unlisted }: PolicyCheck, { product, file }: CheckHead): string {
  const rows = findings.map(({ kind, severity, tool, entry, says }) => (
    `| ${[findingKinds[kind].label, severity ?? '', markdown(terminal(tool ?? entry ?? '', 120)), markdown(terminal(says))].join(' | ')} |\n`));
  const table = rows.length === 0 ? '' : `| Finding | Severity | Tool or entry | |\n| --- | --- | --- | --- |\n${rows.join('')}\n`;
  return `## ${markdown(shownName(server))}: ${markdown(product)}, ${markdown(terminal(file, 200))}\n\n${table}Tools not listed: ${markdown(terminal(unlisted.found))}\n`;
}
