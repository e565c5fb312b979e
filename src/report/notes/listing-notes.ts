import { terminal } from '../../text/terminal.ts';
import { sandboxes } from '../../schema/output/scan-words.ts';
import type { ConfiguredAt, ScannedServer } from '../scanned-server.ts';
import type { Note } from './session-notes.ts';

/** Units of a version: it is a stranger's word. */
const versionUnits = 60;

/** Where a server stands, of which version it was, how its program was shut in, and what it was not shown: as far as that is known, or was started here. */
export function listingNotes({ from = [], version, sandbox, notes = [] }: Pick<ScannedServer, 'from' | 'version' | 'sandbox' | 'notes'>): Note[] {
  return [...(from.length === 0 ? [] : [{ label: 'from', text: terminal(from.map(placeText).join('; ')) }]), ...(version === undefined ? [] : [{ label: 'version', text: terminal(version, versionUnits) }]), ...(sandbox === undefined ? [] : [{ label: 'sandbox', text: sandboxes[sandbox] }]), ...notes.map((note) => ({ label: 'note', text: terminal(note) }))];
}

/** The same server without them, for what is said of it a second time. */
export function withoutListing({ from: _from, version: _version, sandbox: _sandbox, notes: _notes, states: _states, advisories: _advisories, ...rest }: ScannedServer): ScannedServer {
  return rest;
}

/** A place as people read it: `Cursor, ~/.cursor/mcp.json`. */
export function placeText({ client, file, project }: ConfiguredAt): string {
  return [client, file, project].filter((part) => part !== undefined).join(', ');
}
