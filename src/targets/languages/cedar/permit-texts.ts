import type { CedarPolicy } from './cedar-policy.ts';

/** The conditions of the policies that permit and are about something, as text. Null stands for a policy that could not be read. */
export function permitTexts(policies: readonly (CedarPolicy | null)[], isAbout: (policy: CedarPolicy) => boolean): string[] {
  return policies.filter((policy): policy is CedarPolicy => policy !== null && policy.effect === 'permit' && isAbout(policy)).map(({ conditions }) => sortedText(conditions));
}

/** JSON with sorted keys, so that one expression is written in one way. */
export function sortedText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner));
}
