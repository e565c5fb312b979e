import { jsoncEntries } from '../languages/json/edit-jsonc.ts';

/** Whether a file says which servers there are: clients that keep permissions in a file of their own do not read them there. */
export function holdsServers(text: string, place: string): boolean {
  return jsoncEntries(text, place, []).some(({ key }) => key === 'mcpServers');
}
