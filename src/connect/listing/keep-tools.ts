import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { fits } from './fits.ts';
import type { Limits } from '../limits.ts';

/** The entries of a list that are tools, as they came, and why others were left out. */
export interface KeptTools {
  tools: ToolDefinition[];
  leftOut: string[];
}

/** Keeps every entry that has a name and can be handled. One bad entry never loses the others, and never goes unsaid. */
export function keepTools(entries: readonly Json[], limits: Limits): KeptTools {
  const tools: ToolDefinition[] = [];
  let nameless = 0;
  let oversized = 0;
  for (const entry of entries) {
    if (!isJsonObject(entry) || typeof entry['name'] !== 'string') nameless += 1;
    else if (!fits(entry, { units: limits.greatestDefinition, depth: limits.greatestDepth })) oversized += 1;
    else if (tools.length < limits.mostTools) tools.push(entry as ToolDefinition);
  }
  const over = entries.length - nameless - oversized - tools.length;
  return { tools, leftOut: [
    ...(nameless > 0 ? [`${counted(nameless)} without a name`] : []),
    ...(oversized > 0 ? [`${counted(oversized)} too large, too deeply nested or out of range`] : []),
    ...(over > 0 ? [`it lists ${over} more than ${limits.mostTools} tools`] : []),
  ] };
}

function counted(entries: number): string {
  return entries === 1 ? 'an entry of its list is' : `${entries} entries of its list are`;
}
