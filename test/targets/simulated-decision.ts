import type { Json, JsonObject } from '../../src/schema/json.ts';
import type { Decision } from '../../src/schema/vocabulary.ts';
import type { Product } from '../../src/targets/product.ts';
import { simulatePolicy } from '../../src/targets/simulate/simulate-policy.ts';

/** What a simulation says of one call alone: no other counts against its limit. */
export function simulatedDecision(target: Product, data: Json, serverKey: string, call: { tool: string; arguments: JsonObject }): Decision {
  return simulatePolicy(target, data)({ line: 1, server: serverKey, serverKey, isKnown: true, ...call }).decision;
}
