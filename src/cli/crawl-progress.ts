import type { CrawlEvent } from '../flow/crawl-catalog.ts';
import type { CrawlOutcome } from '../flow/crawl-server.ts';
import { terminal } from '../text/terminal.ts';

/** What progress is written to: standard error, as a rule. */
export interface ProgressStream { write(text: string): unknown; isTTY?: boolean; columns?: number }

/** Shows a crawl: one bar on a terminal, one plain line a server in a pipe. */
export function crawlProgress(stream: ProgressStream): (event: CrawlEvent) => void {
  const running = new Map<string, string>();
  let finished = 0;
  let failed = 0;
  return (event) => {
    if (event.kind === 'start') running.set(event.server, 'start');
    if (event.kind === 'phase') running.set(event.server, event.phase);
    if (event.kind === 'end') {
      running.delete(event.server);
      finished = event.done;
      failed += event.outcome.ok ? 0 : 1;
      const line = `${String(event.done).padStart(String(event.all).length)}/${event.all} ${event.server}: ${outcomeLine(event.outcome)}`;
      stream.write(stream.isTTY === true ? `\r\u001b[K${terminal(line, (stream.columns ?? 80) - 1)}\n` : `${terminal(line)}\n`);
    }
    if (stream.isTTY !== true) return;
    const names = [...running].map(([server, phase]) => `${server} (${phase})`).join(', ');
    stream.write(names === '' ? '\r\u001b[K' : `\r\u001b[K${terminal(`${finished} done, ${failed} failed · ${names}`, (stream.columns ?? 80) - 1)}`);
  };
}

/** What became of one server, in a line without its name. */
export function outcomeLine(outcome: CrawlOutcome): string {
  if (!outcome.ok) return `${outcome.cause}: ${outcome.says}`;
  const tools = `${outcome.tools} ${outcome.tools === 1 ? 'tool' : 'tools'}`;
  return `${tools}, ${outcome.written === 'written' ? 'changed' : 'unchanged'}${outcome.complete ? '' : `, only in part and not recorded: ${outcome.incompleteBecause ?? 'the listing was cut short'}`}`;
}
