import type { VariantMoves } from '../../schema/catalog/variant.ts';
import { code, listed, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import { counted } from '../words/counted.ts';

/** Names in a row; the JSON twin has all. */
const mostNamed = 8;

/** The flags of a server that change its tools: what each does, and which takes the most dangerous away. */
export interface VariantRows { best: Prose | null; rows: { flags: Prose; says: Prose[] }[] }

/** What pages say of the variants of a server. */
export function variantRows(variants: readonly VariantMoves[] = []): VariantRows {
  return { best: bestFlag(variants), rows: variants.map((moves) => ({ flags: flagWords(moves), says: [say`${own(moves.says)}`, ...moveWords(moves)] })) };
}

/** The flags that take away the most tools of high or critical severity and bring none; null where none do. */
export function bestVariant(variants: readonly VariantMoves[]): VariantMoves | null {
  const easing = variants.filter(({ dropsRisky, addsRisky }) => dropsRisky.length > 0 && addsRisky.length === 0);
  return easing.reduce<VariantMoves | null>((best, each) => (best === null || each.dropsRisky.length > best.dropsRisky.length ? each : best), null);
}

function bestFlag(variants: readonly VariantMoves[]): Prose | null {
  const best = bestVariant(variants);
  return best === null ? null : say`The best policy may be a flag: ${flagWords(best)} takes away ${counted(best.dropsRisky.length, 'tool')} of high or critical severity before any rule is needed.`;
}

function flagWords({ flags }: VariantMoves): Prose {
  return flags === 'none' ? say`a plain start` : say`${code(flags)}`;
}

function moveWords({ tools, drops, dropsRisky, adds, addsRisky }: VariantMoves): Prose[] {
  return [
    say`It then has ${counted(tools, 'tool')}.`,
    ...(drops.length === 0 ? [] : [say`Gone: ${names(drops, dropsRisky)}.`]),
    ...(adds.length === 0 ? [] : [say`New: ${names(adds, addsRisky)}.`]),
    ...(drops.length + adds.length === 0 ? [say`Its tools are the same: it may refuse calls all the same.`] : []),
  ];
}

/** The worst first. */
function names(all: readonly string[], risky: readonly string[]): Prose {
  const sorted = [...risky, ...all.filter((name) => !risky.includes(name))];
  const shown = sorted.slice(0, mostNamed).map((name) => say`${code(name)}`);
  const left = sorted.length - shown.length;
  return say`${counted(all.length, 'tool')}, ${risky.length} of high or critical severity (${listed([...shown, ...(left > 0 ? [say`${left} more`] : [])])})`;
}
