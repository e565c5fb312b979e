import type { Json } from '../../../schema/json.ts';
import type { PolicyRequest } from '../../../schema/policy.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayShared } from '../../words/say-shared.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { openaiLabel } from '../../names/openai-label.ts';

const unlisted = 'Denied: allowed_tools lists all that the model is offered of this server, so tools it adds later are left out.';

/** The tool of a request that stands for the server. */
export function openaiResponsesPolicy(items: readonly SpelledItem[], request: PolicyRequest): SpelledPolicy {
  const spelled = (...wanted: string[]) => items.filter(({ item }) => wanted.includes(item.decision)).map(({ spelling }) => spelling);
  const allowed = spelled('allow', 'limit', 'ask');
  const approval = approvals(spelled('allow'), spelled('limit', 'ask'));
  const data: Json = { type: 'mcp', server_label: openaiLabel(request.serverKey), allowed_tools: allowed, require_approval: approval };
  const none = allowed.length > 0 ? []
    : ['No tool is allowed, and it is not documented what an empty allowed_tools means, so every call needs approval too: better leave the server out.'];
  const lossy = [...sayUnlimited(items, 'The Responses API', asksInstead), ...none, ...sayUntested(items, 'The Responses API'), ...sayShared(items, 'the Responses API')];
  return { data, lossy, unlisted };
}

/** What is in neither list needs approval anyway, but only as long as that stays the default; so both are written. */
function approvals(never: string[], always: string[]): Json {
  if (never.length === 0) return 'always';
  return { never: { tool_names: never }, ...(always.length > 0 && { always: { tool_names: always } }) };
}
