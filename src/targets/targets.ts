import { targetIds } from '../schema/policy.ts';
import type { TargetId } from '../schema/policy.ts';
import type { Product } from './product.ts';
import * as products from './products.ts';

/** Every product a policy can be printed for, the best known first. The name of its folder is its id. */
export const targets = Object.fromEntries(targetIds.map((id) => [id, { id, ...products[id] }])) as Record<TargetId, Product>;
