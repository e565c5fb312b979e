import { dig, objectIn, stringsIn } from '../../languages/json/dig.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { always, exactEntries, plainEntries } from '../../names/plain-entries.ts';
import { spelled } from '../../names/spelled.ts';
import { codexName } from './codex-name.ts';

/** The lists and the table of one server. */
export const findCodexEntries: FindEntries = (data, serverKey) => {
  const server = dig(data, 'mcp_servers', serverKey);
  const spell = spelled(codexName, serverKey);
  return [
    ...exactEntries(stringsIn(server, 'enabled_tools'), 'enabled_tools', always, spell),
    ...exactEntries(stringsIn(server, 'disabled_tools'), 'disabled_tools', always, spell),
    ...plainEntries(Object.keys(objectIn(server, 'tools')), 'tools', always, spell),
  ];
};
