import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { dig } from '../../languages/json/dig.ts';
import { findToolset } from '../../names/find-toolset.ts';

/** What the product does with a call under a file. */
export function decideClaudeApi(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const toolset = findToolset(data, (one) => one['type'] === 'mcp_toolset' && one['mcp_server_name'] === serverKey);
  if (toolset === undefined) return { outcome: 'unlisted', because: 'no toolset for this server' };
  const own = dig(toolset, 'configs', tool, 'enabled');
  const enabled = own ?? dig(toolset, 'default_config', 'enabled') ?? true;
  return { outcome: enabled === false ? 'deny' : 'allow', because: own === undefined ? 'default_config' : `configs of ${JSON.stringify(tool)}` };
}
