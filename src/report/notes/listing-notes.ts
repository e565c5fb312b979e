import { terminal } from '../../text/terminal.ts';
import { sandboxes } from '../scanned-server.ts';
import type { ScannedServer } from '../scanned-server.ts';
import type { Note } from './session-notes.ts';

/** How a server was listed: how its program was shut in, and what it was not shown. Nothing for what was not started here. */
export function listingNotes({ sandbox, notes = [] }: Pick<ScannedServer, 'sandbox' | 'notes'>): Note[] {
  return [...(sandbox === undefined ? [] : [{ label: 'sandbox', text: sandboxes[sandbox] }]), ...notes.map((note) => ({ label: 'note', text: terminal(note) }))];
}

/** The same server without them, for what is said of it a second time. */
export function withoutListing({ sandbox: _sandbox, notes: _notes, ...rest }: ScannedServer): ScannedServer {
  return rest;
}
