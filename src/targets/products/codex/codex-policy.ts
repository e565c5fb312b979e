import type { JsonObject } from '../../../schema/json.ts';
import type { PolicyRequest } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayShared } from '../../words/say-shared.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';

/** The approval mode of what may run; null for what must not be offered. */
const modeFor: Record<Decision, 'approve' | 'prompt' | null> = { allow: 'approve', limit: 'prompt', ask: 'prompt', deny: null };

const unlisted: Record<PolicyRequest['scope'], string> = {
  server: 'Denied: enabled_tools lists all that this server may offer, so tools it adds later are not offered to the model.',
  tool: 'Left as they are: Codex asks before a call unless the server calls the tool harmless, or another entry decides otherwise.',
};

/** The table of one server. */
export function codexPolicy(items: readonly SpelledItem[], request: PolicyRequest): SpelledPolicy {
  const lossy = [...sayUnlimited(items, 'Codex', asksInstead), ...sayUntested(items, 'Codex'), ...sayShared(items, 'Codex')];
  return { data: { mcp_servers: { [request.serverKey]: serverTable(request, items) } }, lossy, unlisted: unlisted[request.scope] };
}

function serverTable({ scope }: PolicyRequest, items: readonly SpelledItem[]): JsonObject {
  const offered = items.filter(({ item }) => modeFor[item.decision] !== null);
  const hidden = items.filter(({ item }) => modeFor[item.decision] === null).map(({ spelling }) => spelling);
  // Object.fromEntries defines its keys, so a tool called __proto__ is one like any other.
  const tools = Object.fromEntries(offered.map(({ spelling, item }) => [spelling, { approval_mode: modeFor[item.decision] }]));
  return {
    ...(scope === 'server' && { enabled_tools: offered.map(({ spelling }) => spelling) }),
    ...(hidden.length > 0 && { disabled_tools: hidden }),
    ...(scope === 'server' && { default_tools_approval_mode: 'prompt' }),
    ...(offered.length > 0 && { tools }),
  };
}
