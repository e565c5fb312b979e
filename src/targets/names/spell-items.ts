import type { PolicyDocument, PolicyItem, PolicyRequest, Target } from '../../schema/policy.ts';
import type { Decision } from '../../schema/vocabulary.ts';
import { stricterItem } from '../arguments/stricter-item.ts';

/** A tool as a product spells it, and every tool of the server that the product spells alike. */
export interface SpelledItem {
  spelling: string;
  item: PolicyItem;
  tools: string[];
  /** What is recommended, where the product makes something else of it. */
  meant?: PolicyItem;
}

/** The items of a policy under the product's own names, in the order given, each name once, and those it has no name for. */
export interface Spelled {
  items: SpelledItem[];
  refused: PolicyDocument['refused'];
}

/** Spells the tools of a policy. Where a product cannot tell two of them apart, the stricter item counts for both. */
export function spellItems({ serverKey, items }: PolicyRequest, nameOf: Target['nameOf']): Spelled {
  const spelled = new Map<string, SpelledItem>();
  const refused = new Map<string, string>();
  for (const item of items) {
    const said = nameOf(serverKey, item.name);
    if ('refused' in said) refused.set(item.name, said.refused);
    else spelled.set(said.name, joined(spelled.get(said.name), said.name, item));
  }
  return { items: [...spelled.values()], refused: [...refused].map(([name, reason]) => ({ name, reason })) };
}

function joined(known: SpelledItem | undefined, spelling: string, item: PolicyItem): SpelledItem {
  if (known === undefined) return { spelling, item, tools: [item.name] };
  return { spelling, item: stricterItem(known.item, item), tools: [...new Set([...known.tools, item.name])] };
}

/** How many tools of the server fall under one of these decisions. */
export function countTools(items: readonly SpelledItem[], ...wanted: Decision[]): number {
  return items.filter(({ item }) => wanted.includes(item.decision)).reduce((sum, { tools }) => sum + tools.length, 0);
}

/** The one tool a policy is about, if it is about one only. */
export function onlyTool({ items, refused }: Spelled): SpelledItem | undefined {
  const [only] = items;
  return items.length === 1 && refused.length === 0 && only?.tools.length === 1 ? only : undefined;
}
