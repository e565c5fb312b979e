import { stringsIn } from '../../languages/json/dig.ts';
import { findToolset } from '../../names/find-toolset.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { always, exactEntries, itself } from '../../names/plain-entries.ts';
import { openaiLabel } from '../../names/openai-label.ts';

/** The lists of the tool that stands for the server. */
export const findOpenaiResponsesEntries: FindEntries = (data, serverKey) => {
  const server = findToolset(data, (one) => one['type'] === 'mcp' && [serverKey, openaiLabel(serverKey)].includes(String(one['server_label'])));
  const lists: [string, string[]][] = [
    ['allowed_tools', stringsIn(server, 'allowed_tools')], ['allowed_tools', stringsIn(server, 'allowed_tools', 'tool_names')],
    ['require_approval.never', stringsIn(server, 'require_approval', 'never', 'tool_names')], ['require_approval.always', stringsIn(server, 'require_approval', 'always', 'tool_names')],
  ];
  return lists.flatMap(([place, names]) => exactEntries(names, place, always, itself));
};
