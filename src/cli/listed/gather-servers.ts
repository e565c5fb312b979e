import { severalServers } from '../../flow/scan/list-planned.ts';
import { scanSource } from '../../flow/scan/scan-source.ts';
import type { JudgedServer, ScanRequest } from '../../flow/scan/scan-source.ts';
import { nearestNames } from '../../sources/nearest-names.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { Context } from '../context.ts';
import { isUnseen } from './is-unseen.ts';
import { problemLine } from './problem-line.ts';
import { toldLines } from './told-lines.ts';

/**
 * The servers of a source by name, for commands that need all of one before they can answer; rows of JSON Lines that name no
 * server come together again. Says what could not be listed; and how a server was,
 * where `tellsHow` does not say that a report does so. `scan`: how they are listed and judged.
 */
export async function gatherServers<R extends ScanRequest>(request: R & { done: () => void }, context: Context, tellsHow: (scanned: JudgedServer) => boolean = () => false, scan: (request: R) => AsyncIterable<JudgedServer> = scanSource): Promise<Map<string, JudgedServer>> {
  const servers = new Map<string, JudgedServer>();
  try {
    for await (const scanned of scan(request)) {
      request.done();
      const known = servers.get(scanned.server);
      if (known === undefined) servers.set(scanned.server, scanned);
      else addTools(known, scanned);
      if (scanned.problem !== undefined) context.say(problemLine(scanned.server, scanned.outcome, scanned.problem));
      if (!tellsHow(scanned)) for (const line of toldLines(scanned)) context.say(line);
      if (isUnseen(scanned)) context.codes.push(3);
    }
  } finally {
    request.done();
  }
  return servers;
}

/** The server of a source that has one. Throws `PlaceError` when it has several. */
export function onlyServer(servers: ReadonlyMap<string, JudgedServer>): JudgedServer | undefined {
  const names = [...servers.keys()];
  if (names.length <= 1) return servers.get(names[0] as string);
  throw severalServers(names);
}

function addTools(known: JudgedServer, { tools, definitions }: JudgedServer): void {
  for (const tool of tools) known.tools.push(tool);
  for (const definition of definitions) known.definitions.push(definition);
}

/** The error for a tool that none of the servers has. */
export function unknownTool(tool: string, servers: Iterable<JudgedServer>): PlaceError {
  const names = [...servers].flatMap((server) => server.tools.map((known) => known.name));
  const near = nearestNames(tool, names);
  return new PlaceError(tool, 'is no tool of this source', near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'See toolrisk scan for its tools.');
}
