import { isUnknownMethod } from './messages/ask.ts';
import type { Connection } from './messages/connection.ts';
import { listPages } from './list-pages.ts';
import type { Pages } from './list-pages.ts';
import { olderRevisions } from './handshake/revisions.ts';
import { shakeHands } from './handshake/shake-hands.ts';
import type { SelfReport } from './handshake/shake-hands.ts';
import type { Taking } from '../taking.ts';
import { Unlisted } from '../unlisted.ts';
import { speaksOfRevision } from './refused-revision.ts';

/** What a server says of itself, and its tools. */
export interface Begun { self: SelfReport; pages: Pages }

/**
 * Shakes hands and asks for the tools. A server that agreed to a revision and then refuses to speak it is asked again with older ones.
 * Throws `Unlisted`.
 */
export async function beginSession(connection: Connection, taking: Taking): Promise<Begun> {
  let self = await shakeHands(connection, taking, taking.revisions);
  for (let older = olderRevisions; ; older = older.slice(1)) {
    taking.onProgress('list');
    try {
      return { self, pages: await listTools(connection, taking) };
    } catch (error) {
      const mayAsk = self.era === undefined && older.length > 0 && error instanceof Unlisted && speaksOfRevision(error);
      if (!mayAsk) throw error;
      taking.onProgress('initialize');
      connection.transport.setProtocolVersion?.(older[0] as string);
      self = await shakeHands(connection, taking, older).catch(() => { throw error; });
    }
  }
}

/** A server that knows no `tools/list` has no tools: that is an answer. */
export async function listTools(connection: Connection, { limits, signal }: Taking): Promise<Pages> {
  return listPages(connection, { list: 'tools', limits, signal }).catch((error: unknown) => {
    if (isUnknownMethod(error)) return { entries: [] };
    throw error;
  });
}
