import type { Json } from '../../../schema/json.ts';
import type { PolicyRequest } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayShared } from '../../words/say-shared.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { opencodeServerPattern } from '../../names/opencode-name.ts';

const actionFor: Record<Decision, 'allow' | 'ask' | 'deny'> = { allow: 'allow', limit: 'ask', ask: 'ask', deny: 'deny' };

const unlisted: Record<PolicyRequest['scope'], string> = {
  server: 'Asked about: the first rule asks before calls of any tool of the server that has no rule of its own.',
  tool: 'Left as they are: opencode runs them without asking, unless another rule decides otherwise.',
};

/** The rule for the whole server, then one for each tool. */
export function opencodePolicy(items: readonly SpelledItem[], request: PolicyRequest): SpelledPolicy {
  const rules = items.map(({ spelling, item }) => [spelling, actionFor[item.decision]] as const);
  const first = request.scope === 'server' && request.serverKey !== '' ? [[opencodeServerPattern(request.serverKey), 'ask'] as const] : [];
  const data: Json = { $schema: 'https://opencode.ai/config.json', permission: Object.fromEntries([...first, ...rules]) };
  const lossy = [...sayUnlimited(items, 'opencode', asksInstead), ...sayUntested(items, 'opencode'), ...sayShared(items, 'opencode')];
  return { data, lossy, unlisted: unlisted[request.scope] };
}
