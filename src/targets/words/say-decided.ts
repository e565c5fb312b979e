import type { Decision } from '../../schema/vocabulary.ts';
import type { SpelledItem } from '../names/spell-items.ts';
import { sayName } from './say-name.ts';

/** A sentence about the tools under a decision, if there are any. It gets "x is" or "3 tools are". */
export function sayDecided(items: readonly SpelledItem[], decision: Decision, sentence: (tools: string) => string): string[] {
  const found = items.filter(({ item }) => item.decision === decision);
  const [first] = found;
  if (first === undefined) return [];
  return [sentence(found.length === 1 ? `${sayName(first.item.name)} is` : `${found.length} tools are`)];
}
