import type { Json } from '../../src/schema/json.ts';
import type { PolicyCheck } from '../../src/schema/policy-check.ts';
import type { PolicyItem, TargetId } from '../../src/schema/policy.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { nearestNames } from '../../src/sources/nearest-names.ts';
import { checkPolicy } from '../../src/targets/check/check-policy.ts';
import type { CheckedServer } from '../../src/targets/check/check-request.ts';
import { targets } from '../../src/targets/targets.ts';
import { policyStamp, sayStamp } from '../../src/targets/words/policy-stamp.ts';
import type { CatalogRequest } from './catalog-requests.ts';
import { imaginedItem, imaginedRequest } from './imagined-request.ts';

/** A server as a check takes it. `filled` are the items with limits that a person must fill in. */
export function checkedServer({ definitions, ...request }: CatalogRequest, filled: PolicyItem[] = request.items, wantsFill = false): CheckedServer {
  return {
    server: request.serverKey, request, definitions, filled, wantsFill, known: request.items.map(({ name }) => name),
    stamp: policyStamp(request.serverKey, '1.0.0', definitions),
  };
}

/** A server called slack with one tool for each decision. */
export const slack: CatalogRequest = withDefinitions([
  imaginedItem('get_user', 'allow'), imaginedItem('list_all', 'limit'), imaginedItem('post_it', 'ask'), imaginedItem('delete_it', 'deny'),
]);

/** Imagined tools of the server called slack. */
export function withDefinitions(items: PolicyItem[]): CatalogRequest {
  const definitions = items.map(({ name }): ToolDefinition => ({ name }));
  return { ...imaginedRequest(items, { serverKey: 'slack', title: 'Slack' }), definitions };
}

/** The text of the recommended policy, with its stamp. */
export function printedPolicy(id: TargetId, server: CheckedServer): string {
  const policy = targets[id].build(server.wantsFill ? { ...server.request, items: server.filled } : server.request);
  return targets[id].print(policy.data, [sayStamp(server.stamp), ...policy.lossy, policy.unlisted]);
}

/** Checks a text as the file of a product. */
export function check(id: TargetId, text: string, ...servers: CheckedServer[]): PolicyCheck[] {
  const target = targets[id];
  return checkPolicy({ target, text, data: target.read?.(text, 'installed') as Json }, servers, nearestNames);
}
