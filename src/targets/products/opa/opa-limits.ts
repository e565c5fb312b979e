import type { Json } from '../../../schema/json.ts';
import type { PolicyCall } from '../../../schema/policy.ts';
import { passesRule } from '../../arguments/passes-rule.ts';
import { dig, objectsIn } from '../../languages/json/dig.ts';
import { limitOf } from '../../simulate/limit.ts';
import type { Limit } from '../../simulate/limit.ts';
import { opaRule } from './opa-decide.ts';

/** The rate of the entry that counts for a call. */
export function opaLimits(data: Json, { tool, arguments: given }: PolicyCall): Limit[] {
  const entry = dig(data, 'tools', tool);
  const isEased = dig(entry, 'eased') !== undefined && objectsIn(entry, 'eased', 'when').every((rule) => passesRule(opaRule(rule), given));
  const verdict = dig(entry, ...(isEased ? ['eased'] : []), 'decision');
  return limitOf(dig(verdict, 'max'), dig(verdict, 'window'));
}
