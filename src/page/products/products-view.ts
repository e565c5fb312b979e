import type { Target } from '../../schema/policy.ts';
import { proofLevels, sayLevel } from '../../schema/proof.ts';
import type { ProofLevel } from '../../schema/proof.ts';
import type { VerifiedRecord } from '../../schema/verified.ts';
import { termsOf } from '../../schema/vocabulary.ts';
import { counted } from '../words/counted.ts';
import { verifiedIn } from '../words/proof-words.ts';
import { sentence } from '../words/sentence.ts';

/** A product, and how its policies are proved. */
export interface ProductRow {
  id: Target['id'];
  label: string;
  file: string;
  /** The level of its proof, with what was read where nothing more was done. */
  level: string;
  proof: string;
  verified: string | null;
  checks: string[];
  command: string;
}

/** Everything on the page of products; both skins print it. */
export interface ProductsView {
  title: string;
  lead: string;
  levels: { id: ProofLevel; label: string; says: string; size: string; products: ProductRow[] }[];
  notRun: string;
  twins: { json: string; markdown: string };
}

/** What the page of products says. */
export function productsView(targets: readonly Target[], verified: VerifiedRecord): ProductsView {
  return {
    title: 'Products a policy can be printed for',
    lead: 'What is recommended for a tool is printed in the format of the product you already use. A wrong format is worse than none, because some products ignore what they do not know. So each format was proved as far as it could be, and each says how far that is.',
    levels: termsOf(proofLevels).map((id) => ({ id, ...proofLevels[id], ...productsOf(id, targets, verified) })),
    notRun: 'A verified client was installed and run under a policy for a small test server: tools to allow, limit, ask about and deny, names that try to break out of the format, and a tool that no policy lists. A model that is none called every tool.',
    twins: { json: 'api/v1/products.json', markdown: 'products.md' },
  };
}

function productsOf(level: ProofLevel, targets: readonly Target[], verified: VerifiedRecord): { size: string; products: ProductRow[] } {
  const products = targets.filter(({ proof }) => proof.level === level).map((target) => productRow(target, verified));
  return { size: counted(products.length, 'product'), products };
}

function productRow(target: Target, verified: VerifiedRecord): ProductRow {
  const { id, label, file, proof } = target;
  return {
    id, label, file: file.name, level: sayLevel(proof), proof: sentence(proof.says), verified: verifiedIn(target, verified),
    checks: [...(verified[id]?.checks ?? []).map(({ says, passed }) => (passed ? says : `Not so: ${says}`)), ...(verified[id]?.notRun ?? []).map((says) => `Not tried: ${says}`)],
    command: `toolrisk policy <source> --for ${id}`,
  };
}
