import type { ProgramPreview } from '../../connect/programs/preview-program.ts';
import type { RefusedNote } from '../../connect/sandbox/shown/refused-path.ts';
import { limits } from '../../connect/limits.ts';
import type { PreviewedServer } from '../../flow/scan/list-planned.ts';
import { sandboxes } from '../../schema/output/scan-words.ts';
import { hostAndPort, usualPorts } from '../../schema/network/host-rule.ts';
import type { HostRule } from '../../schema/network/host-rule.ts';
import { framed, framedLines, framedShort, framedWords } from '../../text/framed.ts';
import type { FrameRow as Row } from './frame-row.ts';
import { framedWord, startedRows } from './started-rows.ts';

/** Terminal columns of the whole frame, and of a label. */
const columns = 80;
const labelColumns = 12;
const valueColumns = columns - labelColumns - 3;
/** Of a name or a place: five lines of it. */
const mostUnits = 320;
/** Rows of places of one kind, first and last ones: with more, the command would be off the screen. */
const [firstRows, lastRows] = [30, 5];

/**
 * What starting a server comes to, in a frame whose edge and labels no text of a stranger can imitate: each value on lines of its own,
 * after a label. What it may do comes first, then all of its words, which are never cut or blanked: how many there may be is `unaskable`'s to say.
 * Values of variables are not in it: where one of the person's was put into a word, its name stands.
 */
export function consentFrame({ planned: { server, launch, note }, preview }: PreviewedServer, place: string): string {
  const rows: Row[] = [{ label: 'server', text: framedShort(server, mostUnits) }];
  if (launch.kind === 'url') return '';
  rows.push(...startedRows(launch, preview));
  if (note !== undefined) rows.push({ label: 'left out', text: framedShort(note, mostUnits * 2), isProse: true });
  // A container has folders of its own.
  if (launch.kind !== 'command' || launch.contained !== true) rows.push({ label: 'starts in', text: framed(preview.startsIn) });
  rows.push(...sandboxRows(preview, launch.hosts, launch.kind === 'npm'));
  rows.push(...named('variable', Object.keys(launch.env).map((name) => `${framed(name)} (its value is not shown)`)));
  rows.push(...named('file put in', Object.keys(launch.files ?? {}).map((name) => framed(name))));
  rows.push(...(launch.shownWords ?? launch).args.map((arg, at) => ({ label: `argument ${at + 1}`, text: framedWord(arg) })));
  const lines = rows.flatMap(frameRow);
  const title = `── ${place} `;
  return `┌${title}${'─'.repeat(columns - 1 - title.length)}\n${lines.map((line) => `│ ${line}\n`).join('')}└${'─'.repeat(columns - 1)}\n`;
}

function sandboxRows(preview: ProgramPreview, hosts: readonly HostRule[], isInstalled: boolean): Row[] {
  const { sandbox, shown, covered, notShown } = preview;
  if (sandbox === 'none') {
    return [
      { label: 'sandbox', text: 'NONE: it runs with all your rights' }, { label: 'sees', text: 'everything that you may see' },
      { label: 'writes', text: 'everything that you may write' }, { label: 'network', text: 'everything that this machine reaches' },
    ];
  }
  return [
    { label: 'sandbox', text: sandboxes[sandbox] },
    ...few(named('sees', [...shown.map((path) => framedShort(path, mostUnits)), sandbox !== 'bwrap' ? 'what its image holds' : 'programs and libraries of the system'])),
    ...few(named('covered', covered.map((path) => framedShort(path, mostUnits)))),
    { label: 'writes', text: 'its own /tmp, in memory and gone afterwards; nothing of yours' },
    // Podman is told to make none.
    ...(sandbox === 'docker' ? [{ label: '', text: 'volumes that its image declares, on the disk, removed with it', isProse: true as const }] : []),
    ...(hosts.length === 0 ? [{ label: 'network', text: isInstalled ? 'none, once it is installed' : 'none' }] : named('network', hosts.map((rule) => framed(hostText(rule))))),
    { label: 'limits', text: `${mebibytes(limits.greatestMemory)} of memory, ${limits.mostProcesses} processes, ${sandbox === 'bwrap' ? keepers[String(preview.limits)] : `enforced by the kernel, as ${sandbox} has it`}`, isProse: true },
    ...notShown.flatMap(notShownRows),
  ];
}

/** Who keeps the limits. */
const keepers: Record<string, string> = { enforced: 'enforced by the kernel', watched: 'watched by toolrisk, which looks at intervals', null: 'kept by nobody' };

/** A host with the ports at which it may be reached. */
function hostText({ host, port }: HostRule): string {
  const [first, ...others] = port === undefined ? usualPorts : [port];
  return [hostAndPort(host, first), ...others.map((other) => `:${other}`)].join(', ');
}

/** What is not shown, and on a line of its own, to be copied, the option that shows it. */
function notShownRows({ says, option, remedy }: RefusedNote): Row[] {
  const row: Row = { label: 'not shown', text: framedShort(says, mostUnits), isProse: true };
  if (option === null) return remedy === '' ? [row] : [row, { label: 'to show it', text: remedy, isProse: true }];
  // Written otherwise or cut, it would show something else.
  const isWhole = framed(option) === option && framedLines(option, valueColumns).length === 1;
  return [row, { label: 'to show it', text: isWhole ? option : '--allow-path with this path, which is too long or odd for a line', ...(!isWhole && { isProse: true as const }) }];
}

/** Values of one kind: the label stands beside each, so that none can pass for another. */
function named(label: string, texts: readonly string[]): Row[] {
  return texts.map((text) => ({ label, text }));
}

function few(rows: readonly Row[]): Row[] {
  if (rows.length <= firstRows + lastRows) return [...rows];
  const left = rows.length - firstRows - lastRows;
  return [...rows.slice(0, firstRows), { label: '(left out)', text: `${left} more like these` }, ...rows.slice(-lastRows)];
}

function frameRow({ label, text, isProse }: Row): string[] {
  return (isProse === true ? framedWords : framedLines)(text, valueColumns).map((line, at) => `${(at === 0 ? label : '(goes on)').padEnd(labelColumns)} ${line}`);
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MiB`;
}
