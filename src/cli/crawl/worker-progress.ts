import type { WorkEvent } from '../../flow/queue/work/workplace.ts';
import { droppedLine } from '../../report/crawl/dropped-line.ts';
import { terminal } from '../../text/terminal.ts';
import type { ProgressStream } from './crawl-progress.ts';

/** Shows what a worker does: one plain line for each thing that a person may want to know. */
export function workerProgress(stream: ProgressStream, queue: string): (event: WorkEvent) => void {
  const lines: Partial<Record<WorkEvent['kind'], string>> = {
    ready: `waiting for jobs at ${queue}`, 'redis-gone': `${queue} is gone; waiting for it to come back`, 'redis-back': `${queue} is back`,
    'given-back': 'given back', unwanted: 'no longer wanted',
  };
  let isTold = false;
  return (event) => {
    const line = event.kind === 'end' ? endLine(event) : event.kind === 'dropped' ? droppedLine(event.count) : event.kind === 'unsigned-job' && !isTold ? unsigned : lines[event.kind];
    isTold ||= event.kind === 'unsigned-job';
    if (line !== undefined) stream.write(`${terminal(`${'server' in event ? `${event.server}: ` : ''}${line}`)}\n`);
  };
}

/** Said once: whoever can put one job there can put a million. */
const unsigned = 'a job was dropped that was not signed with this key: give crawl and workers the same one';

function endLine({ finding: { outcome, seconds } }: Extract<WorkEvent, { kind: 'end' }>): string {
  if (!outcome.ok) return `${outcome.cause}: ${outcome.says}`;
  const count = outcome.listing.tools.length;
  return `${count} ${count === 1 ? 'tool' : 'tools'} in ${seconds.toFixed(1)} s${outcome.listing.complete ? '' : `, only in part: ${outcome.listing.incompleteBecause ?? 'cut short'}`}`;
}
