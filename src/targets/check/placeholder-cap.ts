import type { Json } from '../../schema/json.ts';
import type { ArgumentRule } from '../../schema/policy.ts';
import type { Product } from '../product.ts';

/**
 * Whether a policy still holds the test of an amount as it was printed, for products that let nobody without a role through: what
 * they decide does not tell.
 */
export function holdsCap({ conditions }: Product, data: Json, serverKey: string, tool: string, cap: ArgumentRule): boolean {
  return conditions !== undefined && conditions.on(data, serverKey, tool).some((condition) => condition.includes(conditions.cap(cap)));
}
