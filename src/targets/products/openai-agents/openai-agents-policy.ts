import type { Json } from '../../../schema/json.ts';
import type { PolicyRequest } from '../../../schema/policy.ts';
import { openaiLabel } from '../../names/openai-label.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { spellingsOf } from '../../names/spellings-of.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayAskingLosses } from '../../words/say-losses.ts';

const unlisted = 'Denied: allowedTools lists all that the model is offered of this server, so tools it adds later are left out.';
const none = 'No tool is allowed, and it is not documented what an empty allowedTools means, so every call needs approval too: better leave the server out.';

/** The options of hostedMcpTool. Without requireApproval the SDK asks for no approval, so it is always written. */
export function openaiAgentsPolicy(items: readonly SpelledItem[], request: PolicyRequest): SpelledPolicy {
  const allowedTools = spellingsOf(items, 'allow', 'limit', 'ask');
  const data: Json = { serverLabel: openaiLabel(request.serverKey), allowedTools, requireApproval: approvals(spellingsOf(items, 'allow'), spellingsOf(items, 'limit', 'ask')) };
  return { data, lossy: [...sayAskingLosses(items, 'OpenAI Agents SDK'), ...(allowedTools.length > 0 ? [] : [none])], unlisted };
}

/** A name in both lists is refused by the SDK; an empty list is left out. */
function approvals(never: string[], always: string[]): Json {
  if (never.length === 0) return 'always';
  return { never: { toolNames: never }, ...(always.length > 0 && { always: { toolNames: always } }) };
}
