import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';

/** What the product does with a call under a file. */
export function decideCodex(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const server = dig(data, 'mcp_servers', serverKey);
  if (dig(server, 'enabled') === false) return { outcome: 'deny', because: 'enabled = false' };
  if (stringsIn(server, 'disabled_tools').includes(tool)) return { outcome: 'deny', because: 'disabled_tools' };
  if (dig(server, 'enabled_tools') !== undefined && !stringsIn(server, 'enabled_tools').includes(tool)) return { outcome: 'deny', because: 'enabled_tools' };
  const own = dig(server, 'tools', tool, 'approval_mode');
  const mode = own ?? dig(server, 'default_tools_approval_mode');
  const because = `${own === undefined ? 'default_tools_approval_mode' : 'approval_mode'} = ${String(mode)}`;
  if (mode === 'approve') return { outcome: 'allow', because };
  if (mode === 'prompt') return { outcome: 'ask', because };
  return { outcome: 'unlisted', because: mode === undefined ? 'no entry' : `${because}, which believes what the server says` };
}
