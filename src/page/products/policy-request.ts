import type { PolicyItem, PolicyRequest } from '../../schema/policy.ts';
import type { ServerContext, ToolContext } from '../page-context.ts';

/** What the policy of a tool page is written for. */
export function toolRequest({ record, item }: ToolContext, change: Partial<PolicyItem> = {}): PolicyRequest {
  return { serverKey: record.server, title: record.title, scope: 'tool', items: [{ ...item, ...change }], posture: 'balanced', stamp: record.stamp };
}

/** What the policy of a server page is written for. */
export function serverRequest({ record, items }: ServerContext): PolicyRequest {
  return { serverKey: record.server, title: record.title, scope: 'server', items: [...items], posture: 'balanced', stamp: record.stamp };
}
