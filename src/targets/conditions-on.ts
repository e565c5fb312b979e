import type { Json } from '../schema/json.ts';
import type { TargetId } from '../schema/policy.ts';
import type { CedarPolicy } from './languages/cedar/cedar-policy.ts';
import { dig, stringsIn } from './languages/json/dig.ts';
import { cedarPoliciesIn } from './products/toolhive/read-cedar-yaml.ts';

/** The conditions under which products with roles let a tool through, as text: Cedar's as its JSON with sorted keys, CEL's as it is. */
export const conditionsOn: Partial<Record<TargetId, (data: Json, serverKey: string, tool: string) => string[]>> = {
  toolhive: (data, _serverKey, tool) => cedarTexts(cedarPoliciesIn(data), ({ resource }) => resource.op !== '==' || resource.entity.id === tool),
  agentcore: (data, serverKey, tool) => cedarTexts(data as unknown as CedarPolicy[], ({ action }) => {
    const entities = action.op === '==' ? [action.entity] : action.op === 'in' ? action.entities : null;
    return entities === null || entities.some(({ id }) => id === `${serverKey}___${tool}`);
  }),
  cerbos: (data, _serverKey, tool) => {
    const rules = dig(data, 'resourcePolicy', 'rules');
    return (Array.isArray(rules) ? rules : []).filter((rule) => stringsIn(rule, 'actions').some((action) => action === `tools/call::${tool}` || action.includes('*')))
      .filter((rule) => dig(rule, 'effect') === 'EFFECT_ALLOW').map((rule) => String(dig(rule, 'condition', 'match', 'expr') ?? ''));
  },
};

/** Whether one of them looks at the arguments of a call. */
export function looksAtArguments(id: TargetId, data: Json, serverKey: string, tool: string): boolean {
  return (conditionsOn[id]?.(data, serverKey, tool) ?? []).some((text) => /"attr":"(?:arg_|input")|\bR\.attr\b|\brequest\.resource\.attr\b/.test(text));
}

/** JSON with sorted keys, so that one expression is written in one way. */
export function sortedText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner));
}

function cedarTexts(policies: readonly (CedarPolicy | null)[], isAbout: (policy: CedarPolicy) => boolean): string[] {
  return policies.filter((policy): policy is CedarPolicy => policy !== null && policy.effect === 'permit' && isAbout(policy)).map(({ conditions }) => sortedText(conditions));
}
