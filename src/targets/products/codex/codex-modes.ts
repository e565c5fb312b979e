import type { Json } from '../../../schema/json.ts';
import { dig } from '../../languages/json/dig.ts';

/** Names of the profile of permissions that holds nothing back. */
const fullAccess = ':danger-full-access';

/**
 * Whether a configuration lets every tool run that is offered. With full access and nobody to ask, Codex takes every approval for
 * given: measured on 0.169.0 and 0.171.0 (which takes `profile` from its command line alone), in which `approval_mode = "prompt"` ran too. `codex exec` never asks, so full access alone is
 * enough there.
 */
export function cancelsAsking(data: Json): 'always' | 'exec' | null {
  const profile = dig(data, 'profile');
  const of = (key: string) => (typeof profile === 'string' ? dig(data, 'profiles', profile, key) : undefined) ?? dig(data, key);
  const isFull = of('sandbox_mode') === 'danger-full-access' || of('default_permissions') === fullAccess;
  if (!isFull) return null;
  return of('approval_policy') === 'never' ? 'always' : 'exec';
}
