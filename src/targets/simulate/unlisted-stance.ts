import type { Json } from '../../schema/json.ts';
import type { TargetId } from '../../schema/policy.ts';
import type { Decision } from '../../schema/vocabulary.ts';
import { dig } from '../languages/json/dig.ts';

/**
 * What a product does with a call that no entry of its file is about. `default` is a product that asks as long as nothing else,
 * such as a mode or a click on "always", decides otherwise: less safe than an entry that asks.
 */
export interface Stance {
  decision: Decision | 'default';
  /** Completes "X …", in the product's own words. */
  says: string;
}

const denied: Stance = { decision: 'deny', says: 'denied' };
const asks = (says: string): Stance => ({ decision: 'default', says: `left to the product, which asks ${says}` });

/** The stance of each product under a file. Each says the same as the product's own sentence about unlisted tools. */
export const unlistedStance: Record<TargetId, (data: Json) => Stance> = {
  policylayer: byDefault,
  intercept: byDefault,
  'claude-code': (data) => (dig(data, 'permissions', 'defaultMode') === 'bypassPermissions'
    ? { decision: 'allow', says: 'run, for the file sets bypassPermissions' } : asks('unless another rule or the permission mode decides otherwise')),
  codex: () => asks('unless the server calls the tool harmless'),
  'gemini-cli': () => asks('unless the server is trusted or the approval mode decides otherwise'),
  'copilot-cli': () => asks('unless another flag decides otherwise'),
  opencode: () => ({ decision: 'allow', says: 'run without asking, as opencode does by default' }),
  vscode: () => asks('unless a person has approved the tool for good'),
  cursor: () => asks('before each call'),
  'openai-responses': () => ({ decision: 'deny', says: 'not offered, for the request does not name the server' }),
  'claude-api': () => ({ decision: 'deny', says: 'not offered, for the request does not name the server' }),
  toolhive: () => denied,
  agentgateway: (data) => (hasAllowRule(data) ? denied : { decision: 'allow', says: 'run, for no rule allows any tool' }),
  agentcore: () => denied,
  'envoy-ai-gateway': () => denied,
  opa: () => denied,
  cerbos: () => denied,
};

function byDefault(data: Json): Stance {
  return dig(data, 'default') === 'deny' ? denied : { decision: 'allow', says: 'run, for the default is not deny' };
}

function hasAllowRule(data: Json): boolean {
  const rules = dig(data, 'mcp', 'policies', 'mcpAuthorization', 'rules');
  return Array.isArray(rules) && rules.some((rule) => typeof rule === 'string' || dig(rule, 'allow') !== undefined);
}
