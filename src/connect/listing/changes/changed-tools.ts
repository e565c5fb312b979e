import type { ToolDefinition } from '../../../schema/tool.ts';
import { definitionHash } from '../../../text/sha256.ts';

/** How a list differs from the one before, by the names of its tools. */
export interface ChangedTools { added: string[]; removed: string[]; changed: string[] }

/** What is different between two lists of one server; null when nothing is, whatever the order. */
export function changedTools(before: readonly ToolDefinition[], after: readonly ToolDefinition[]): ChangedTools | null {
  const [old, now] = [definitionsByName(before), definitionsByName(after)];
  const found = {
    added: [...now.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !now.has(name)),
    changed: [...now].filter(([name, definitions]) => old.has(name) && old.get(name) !== definitions).map(([name]) => name),
  };
  return found.added.length + found.removed.length + found.changed.length === 0 ? null : found;
}

function definitionsByName(tools: readonly ToolDefinition[]): Map<string, string> {
  const byName = Map.groupBy(tools, ({ name }) => name);
  return new Map([...byName].map(([name, same]) => [name, same.map(definitionHash).sort().join()]));
}
