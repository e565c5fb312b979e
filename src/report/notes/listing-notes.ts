import { terminal } from '../../text/terminal.ts';
import { sandboxes } from '../scanned-server.ts';
import type { ScannedServer } from '../scanned-server.ts';
import type { Note } from './session-notes.ts';

/** Units of a version: it is a stranger's word. */
const versionUnits = 60;

/** Of which version a server was, how its program was shut in, and what it was not shown: as far as that is known, or was started here. */
export function listingNotes({ version, sandbox, notes = [] }: Pick<ScannedServer, 'version' | 'sandbox' | 'notes'>): Note[] {
  return [...(version === undefined ? [] : [{ label: 'version', text: terminal(version, versionUnits) }]), ...(sandbox === undefined ? [] : [{ label: 'sandbox', text: sandboxes[sandbox] }]), ...notes.map((note) => ({ label: 'note', text: terminal(note) }))];
}

/** The same server without them, for what is said of it a second time. */
export function withoutListing({ version: _version, sandbox: _sandbox, notes: _notes, ...rest }: ScannedServer): ScannedServer {
  return rest;
}
