import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { findToolset } from '../../names/find-toolset.ts';
import { openaiLabel } from '../../names/openai-label.ts';

/** What the product does with a call under a file. */
export function decideOpenaiResponses(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const server = findToolset(data, (one) => one['type'] === 'mcp' && [serverKey, openaiLabel(serverKey)].includes(String(one['server_label'])));
  if (server === undefined) return { outcome: 'unlisted', because: 'no tool for this server' };
  const filter = dig(server, 'allowed_tools');
  const names = Array.isArray(filter) ? stringsIn(server, 'allowed_tools') : stringsIn(server, 'allowed_tools', 'tool_names');
  if (filter !== undefined && filter !== null && !names.includes(tool)) return { outcome: 'deny', because: 'allowed_tools' };
  const approval = dig(server, 'require_approval') ?? 'always';
  if (typeof approval === 'string') return { outcome: approval === 'never' ? 'allow' : 'ask', because: `require_approval is ${approval}` };
  const isFree = stringsIn(approval, 'never', 'tool_names').includes(tool) && !stringsIn(approval, 'always', 'tool_names').includes(tool);
  return { outcome: isFree ? 'allow' : 'ask', because: isFree ? 'require_approval.never' : 'require_approval' };
}
