import { serverStates } from '../../schema/catalog/server-state.ts';
import type { ShownState } from '../../schema/catalog/server-state.ts';
import { code, link, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import { sentence } from '../words/sentence.ts';

/** The state of a server in a badge and a sentence. */
export interface StateRow { badge: string; says: Prose }

/** What pages say of a server that is archived, deprecated, renamed or superseded. */
export function stateRows(states: readonly ShownState[] = []): StateRow[] {
  return states.map(({ is, says, by, source }) => ({
    badge: `${is.charAt(0).toUpperCase()}${is.slice(1)}`,
    says: [
      ...say`${own(sentence(serverStates[is].charAt(0).toUpperCase() + serverStates[is].slice(1)))} ${source === undefined ? say`The registry says of it: “${says}”` : own(says)}`,
      ...(by === undefined ? [] : say` Instead: ${code(by)}.`), ...(source === undefined ? [] : say` (${link(source, source.replace(/^https:\/\//, ''))})`),
    ],
  }));
}
