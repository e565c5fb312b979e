import { gatherErrors, PlaceErrors } from '../../text/errors/place-error.ts';
import type { PlaceError } from '../../text/errors/place-error.ts';
import { scanSource } from './scan-source.ts';
import type { JudgedServer, ScanRequest } from './scan-source.ts';

/** A source to scan, and how the command line names it. */
export interface NamedRequest extends ScanRequest { named: string }

/**
 * Scans sources one after the other. A bad one never stops the others: what is wrong with it is thrown when all were scanned. A server of a
 * later source that has the name of one before has its source named beside it.
 */
export async function* scanSources(requests: readonly NamedRequest[]): AsyncGenerator<JudgedServer> {
  const problems: PlaceError[] = [];
  const namedBy = new Map<string, number>();
  const isOnly = requests.length === 1;
  for (const [at, request] of requests.entries()) {
    const servers = scanSource({ ...request, namesPlaces: !isOnly });
    for (;;) {
      const next = await gatherErrors(problems, () => servers.next());
      if (next === null || next.done === true) break;
      const judged = next.value;
      const first = namedBy.get(judged.server) ?? at;
      if (namedBy.size < mostNames) namedBy.set(judged.server, first);
      yield isOnly || first === at ? judged : { ...judged, server: `${judged.server} (${request.named})` };
    }
  }
  if (problems.length > 0) throw new PlaceErrors(problems);
}

/** Names of servers that are remembered: a dump has as many as it likes. */
const mostNames = 100_000;
