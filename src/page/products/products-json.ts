import type { Products } from '../../schema/output/products.ts';
import type { Target } from '../../schema/policy.ts';
import type { VerifiedRecord } from '../../schema/verified.ts';
import { shownJson } from '../media/shown-json.ts';

/** The JSON twin of the page of products. */
export function productsJson(targets: readonly Target[], verified: VerifiedRecord): string {
  return shownJson({ products: targets.map(({ id, label, file, proof }) => ({ id, label, file: file.name, language: file.language, proof, verified: proof.level === 'documented' ? null : verified[id] ?? null })) } satisfies Products);
}
