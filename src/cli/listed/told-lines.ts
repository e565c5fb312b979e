import { listingNotes } from '../../report/notes/listing-notes.ts';
import { networkNotes } from '../../report/notes/network-notes.ts';
import type { ScannedServer } from '../../report/scanned-server.ts';
import { shownName } from '../../text/shown-name.ts';

/** How a server was listed, in a line each: how its program was shut in, what it was not shown, and what it wanted of the network. */
export function toldLines({ server, sandbox, notes, network }: Pick<ScannedServer, 'server' | 'sandbox' | 'notes' | 'network'>): string[] {
  return [...listingNotes({ ...(sandbox && { sandbox }), ...(notes && { notes }) }), ...networkNotes(network)].map(({ label, text }) => `${label}: ${shownName(server)}: ${text}`);
}
