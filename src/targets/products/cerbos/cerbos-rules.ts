import type { Json } from '../../../schema/json.ts';
import { dig, listIn, stringsIn } from '../../languages/json/dig.ts';

/** The rules of a resource policy. */
export function cerbosRules(data: Json): Json[] {
  return listIn(data, 'resourcePolicy', 'rules');
}

/** The expression of a rule; null where its condition is something else. */
export function cerbosCondition(rule: Json): Json | undefined {
  return dig(rule, 'condition', 'match', 'expr') ?? (dig(rule, 'condition') === undefined ? undefined : null);
}

/** The conditions under which rules let a tool through. */
export function cerbosConditions(data: Json, _serverKey: string, tool: string): string[] {
  return cerbosRules(data).filter((rule) => stringsIn(rule, 'actions').some((action) => action === `tools/call::${tool}` || action.includes('*')))
    .filter((rule) => dig(rule, 'effect') === 'EFFECT_ALLOW').map((rule) => String(dig(rule, 'condition', 'match', 'expr') ?? ''));
}
