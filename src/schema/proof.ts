import type { Term } from './vocabulary.ts';

/** How far the policies for a product are proved, the strongest first. */
export const proofLevels = {
  run: { label: 'Run', says: 'The product itself, or the engine that its vendor publishes, had such policies and allowed, asked and denied as they say, odd names included.' },
  checked: { label: 'Checked', says: 'A schema, types or a parser that the vendor publishes accept such a policy and reject a misspelled one. The product was not run.' },
  documented: { label: 'Documented', says: 'Written as the vendor’s documentation or source says, in the version named. Nothing of the vendor’s looked at it, so try it before you rely on it.' },
} as const satisfies Record<string, Term>;
export type ProofLevel = keyof typeof proofLevels;

/** How the policies for a product are proved. What is documented names the version that was read, and where. */
export type Proof =
  | { level: 'run' | 'checked'; says: string }
  | { level: 'documented'; version: string; source: string; says: string };

/** The level, and what was read where nothing of the vendor's was asked: "Documented (Zed 0.224, zed.dev/docs)". */
export function sayLevel(proof: Proof): string {
  const { label } = proofLevels[proof.level];
  return proof.level === 'documented' ? `${label} (${proof.version}, ${proof.source})` : label;
}
