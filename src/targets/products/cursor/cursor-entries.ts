import { stringsIn } from '../../languages/json/dig.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { wildEntries } from '../../names/plain-entries.ts';
import { spelled } from '../../names/spelled.ts';
import { cursorName } from './cursor-name.ts';

/** The list of what runs without approval. */
export const findCursorEntries: FindEntries = (data, serverKey) => (
  wildEntries(stringsIn(data, 'mcpAllowlist'), 'mcpAllowlist', (text) => text.startsWith(`${serverKey}:`), spelled(cursorName, serverKey)));
