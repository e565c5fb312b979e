import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { asks } from '../../simulate/stance.ts';
import type { Stance } from '../../simulate/stance.ts';
import { cancelsAsking } from './codex-modes.ts';

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
  const cancelled = cancelsAsking(data);
  if (cancelled === 'always') return { outcome: 'allow', because: 'approval_policy = never with full access, which takes every approval for given' };
  if (mode === 'prompt') return cancelled === null ? { outcome: 'ask', because } : { outcome: 'unlisted', because: 'full access, with which codex exec asks nobody' };
  return { outcome: 'unlisted', because: mode === undefined ? 'no entry' : `${because}, which believes what the server says` };
}

/** What becomes of a tool that nothing is said of. */
export function codexStance(data: Json): Stance {
  return asks(cancelsAsking(data) === null ? 'unless the server calls the tool harmless' : 'unless it runs as codex exec: full access then lets every tool run');
}
