import type { ToolDefinition } from '../../../schema/tool.ts';
import { shortened, visibleLine } from '../../../text/visible.ts';
import type { ListChange } from '../../../schema/list-change.ts';
import { changedTools } from './changed-tools.ts';
import type { ChangedTools } from './changed-tools.ts';

/** Names that a report has room for. */
const mostNames = 5;
/** Units of one of them. */
const longestName = 60;

/** Remembers how the list of a server changed while it was listed: also what is as before in the end. `next` tells whether it did. */
export function watchList(first: readonly ToolDefinition[]): { next(tools: readonly ToolDefinition[]): boolean; change(): ListChange | null } {
  const seen = { added: new Set<string>(), removed: new Set<string>(), changed: new Set<string>() };
  let last = first;
  return {
    next: (tools) => {
      const different = changedTools(last, tools);
      const found: Partial<ChangedTools> = different ?? {};
      for (const kind of ['added', 'removed', 'changed'] as const) for (const name of found[kind] ?? []) seen[kind].add(name);
      last = tools;
      return different !== null;
    },
    change: () => {
      const names = [...new Set([...seen.added, ...seen.removed, ...seen.changed])];
      if (names.length === 0) return null;
      const shown = names.sort().slice(0, mostNames).map((name) => shortened(visibleLine(shortened(name, 2 * longestName)), longestName));
      return { added: seen.added.size, removed: seen.removed.size, changed: seen.changed.size, names: shown };
    },
  };
}
