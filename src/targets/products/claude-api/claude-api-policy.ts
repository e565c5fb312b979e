import type { Json } from '../../../schema/json.ts';
import type { PolicyRequest } from '../../../schema/policy.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayDecided } from '../../words/say-decided.ts';
import { sayShared } from '../../words/say-shared.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';

const unlisted = 'Denied: the default of this toolset is enabled: false, and that holds for tools the server adds later too.';

/** The toolset of the server. */
export function claudeApiPolicy(items: readonly SpelledItem[], request: PolicyRequest): SpelledPolicy {
  const configs = Object.fromEntries(items.map(({ spelling, item }) => [spelling, { enabled: item.decision === 'allow' }]));
  const data: Json = { type: 'mcp_toolset', mcp_server_name: request.serverKey, default_config: { enabled: false }, configs };
  const lossy = [
    ...sayUnlimited(items, 'The MCP connector', { all: 'is disabled', many: 'are disabled', one: 'is disabled' }),
    ...sayDecided(items, 'ask', unasked), ...sayUntested(items, 'The MCP connector'), ...sayShared(items, 'the Claude API'),
  ];
  return { data, lossy, unlisted };
}

function unasked(tools: string): string {
  return `The MCP connector cannot wait for a person, so what should ask is disabled: ${tools} not offered instead.`;
}
