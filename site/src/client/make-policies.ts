import { policyChoice } from '../../../src/page/products/policy-choices.ts';
import type { PolicyRequest } from '../../../src/schema/policy.ts';
import { targetIds } from '../../../src/schema/policy.ts';
import type { VerifiedClient, VerifiedRecord } from '../../../src/schema/verified.ts';
import { targets } from '../../../src/targets/targets.ts';
import { fillProduct, productDetails } from './product-details.ts';

/**
 * Puts a closed `details` for each product in the place of a list of them. A policy is made when a reader opens its product: that
 * of a large server is long.
 */
export function makePolicies(list: HTMLElement, request: PolicyRequest, products: readonly { id: string; verified: VerifiedClient | null }[]): void {
  const verified = Object.fromEntries(products.flatMap((known) => (known.verified === null ? [] : [[known.id, known.verified]]))) as VerifiedRecord;
  const named = new Set([...list.querySelectorAll<HTMLElement>('[data-product]')].map((item) => item.dataset['product']));
  list.replaceWith(...targetIds.filter((id) => named.has(id)).map((id) => {
    const details = productDetails(targets[id].label, targets[id].file.name);
    details.addEventListener('toggle', () => fillProduct(details, policyChoice(targets[id], request, verified)), { once: true });
    return details;
  }));
}
