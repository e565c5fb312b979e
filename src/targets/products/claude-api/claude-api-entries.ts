import { objectIn } from '../../languages/json/dig.ts';
import { findToolset } from '../../names/find-toolset.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { always, exactEntries, itself } from '../../names/plain-entries.ts';

/** The tools that a toolset configures. */
export const findClaudeApiEntries: FindEntries = (data, serverKey) => {
  const toolset = findToolset(data, (one) => one['type'] === 'mcp_toolset' && one['mcp_server_name'] === serverKey);
  return exactEntries(Object.keys(objectIn(toolset, 'configs')), 'configs', always, itself);
};
