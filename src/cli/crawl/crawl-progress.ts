import type { CrawlEvent } from '../../flow/crawl/crawl-catalog.ts';
import type { QueueTrouble } from '../../flow/crawl/crawl-runner.ts';
import type { CrawlOutcome } from '../../flow/crawl/crawl-server.ts';
import { droppedLine } from '../../report/crawl/dropped-line.ts';
import { terminal } from '../../text/terminal.ts';

/** What progress is written to: standard error, as a rule. */
export interface ProgressStream { write(text: string): unknown; isTTY?: boolean; columns?: number }

const barWidth = 20;

const troubles: Record<QueueTrouble, string> = {
  'no-workers': 'no worker takes the jobs: start one with toolrisk worker, the same queue and the same key; waiting',
  workers: 'a worker is there now',
  'redis-gone': 'the Redis of the queue is gone; waiting for it to come back',
  'redis-back': 'the Redis of the queue is back',
};

/** Shows a crawl: one bar on a terminal, with what is going on; one plain line a server in a pipe. */
export function crawlProgress(stream: ProgressStream): (event: CrawlEvent) => void {
  const isTerminal = stream.isTTY === true;
  const width = (stream.columns ?? 80) - 1;
  const running = new Map<string, string>();
  let [done, all, failed] = [0, 0, 0];
  const tell = (line: string) => stream.write(isTerminal ? `\r\u001b[K${terminal(line, width)}\n` : `${terminal(line)}\n`);
  return (event) => {
    if (event.kind === 'resume') tell(`going on with an interrupted crawl: ${event.done} of ${event.all} servers are done`);
    if (event.kind === 'trouble') tell(troubles[event.trouble]);
    if (event.kind === 'dropped') tell(droppedLine(event.count));
    if (event.kind === 'unwritten') tell(event.problem.message);
    if (event.kind === 'start') running.set(event.server, 'start');
    if (event.kind === 'phase') running.set(event.server, event.phase);
    if (event.kind === 'resume' || event.kind === 'end') [done, all] = [event.done, event.all];
    if (event.kind === 'end') {
      running.delete(event.server);
      failed += event.outcome.ok || event.outcome.cause === 'unreviewed' ? 0 : 1;
      tell(`${String(done).padStart(String(all).length)}/${all} ${event.server}: ${outcomeLine(event.outcome)}`);
    }
    if (!isTerminal) return;
    const names = [...running].map(([server, phase]) => `${server} (${phase})`).join(', ');
    const line = `${all === 0 ? '' : `${bar(done / all)} ${done}/${all} · `}${failed > 0 ? `${failed} failed · ` : ''}${names}`;
    stream.write(names === '' ? '\r\u001b[K' : `\r\u001b[K${terminal(line, width)}`);
  };
}

/** What became of one server, in a line without its name. */
export function outcomeLine(outcome: CrawlOutcome): string {
  if (!outcome.ok) return `${outcome.cause}: ${outcome.says}`;
  const tools = `${outcome.tools} ${outcome.tools === 1 ? 'tool' : 'tools'}`;
  return `${tools}, ${outcome.written === 'written' ? 'changed' : 'unchanged'}${outcome.complete ? '' : `, only in part and not recorded: ${outcome.incompleteBecause ?? 'the listing was cut short'}`}${outcome.dependencies === undefined ? '' : `; ${outcome.dependencies}`}`;
}

function bar(share: number): string {
  const full = Math.round(share * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
}
