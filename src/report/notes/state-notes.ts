import { serverStates } from '../../schema/catalog/server-state.ts';
import type { ShownState } from '../../schema/catalog/server-state.ts';
import { terminal } from '../../text/terminal.ts';
import type { Note } from './session-notes.ts';

/** Units of what a registry says: it is a stranger's word. */
const mostUnits = 300;

/** That a server is archived, deprecated, renamed or superseded, and by what. */
export function stateNotes(states: readonly ShownState[] = []): Note[] {
  return states.map(({ is, says, by }) => ({ label: 'state', text: `${serverStates[is]}. ${terminal(says, mostUnits)}${by === undefined ? '' : ` Instead: ${terminal(by, mostUnits)}.`}` }));
}
