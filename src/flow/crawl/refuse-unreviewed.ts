import { causes } from '../../connect/causes.ts';
import type { ListOptions } from '../../connect/list-options.ts';
import type { Outcome } from '../../connect/outcome.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';

/**
 * Why a server that was taken over from a registry is not started, as the outcome it has; null where it may be: when it is asked
 * for, and shut in. The one gate, so that no way to start it gets around it.
 */
export function refuseUnreviewed({ unreviewed, npm, pypi }: ServerSpec, included: boolean, sandbox: ListOptions['sandbox']): Extract<Outcome, { ok: false }> | null {
  if (unreviewed !== true) return null;
  const refuse = (says: string) => ({ ok: false, cause: 'unreviewed', says, remedy: causes.unreviewed, observed: {} } as const);
  if (!included) return refuse('it was taken over from a registry, and nobody has reviewed it.');
  return sandbox === 'none' && (npm ?? pypi) !== undefined ? refuse('nobody has reviewed it, so it is not started without a sandbox.') : null;
}
