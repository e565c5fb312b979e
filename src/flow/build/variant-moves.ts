import type { ServerRecord } from '../../schema/catalog/record.ts';
import type { VariantMoves } from '../../schema/catalog/variant.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { compareSeverity } from '../../schema/vocabulary.ts';

/** What a variant takes away from the tools of a server, and what it brings. */
export function variantMoves(name: string, { flags, says }: { flags: string; says: string }, usual: ServerRecord['tools'], varied: ServerRecord['tools']): VariantMoves {
  const drops = without(usual, varied);
  const adds = without(varied, usual);
  return { name, flags, says, tools: varied.length, drops: namesOf(drops), dropsRisky: namesOf(drops.filter(isRisky)), adds: namesOf(adds), addsRisky: namesOf(adds.filter(isRisky)) };
}

function without(some: ServerRecord['tools'], others: ServerRecord['tools']): ServerRecord['tools'] {
  const names = new Set(namesOf(others));
  return some.filter(({ definition }) => !names.has(definition.name));
}

function namesOf(tools: ServerRecord['tools']): string[] {
  return tools.map(({ definition }) => definition.name);
}

function isRisky({ assessment }: ServerRecord['tools'][number]): boolean {
  return compareSeverity(shownReading(assessment).severity, 'high') >= 0;
}
