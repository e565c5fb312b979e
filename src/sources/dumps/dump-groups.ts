import type { ToolDefinition } from '../../schema/tool.ts';
import type { DumpRow } from './dump-row.ts';
import { greatestDumpGroup } from '../limits.ts';

/** A server as a dump shows it. */
export interface DumpServer {
  server: string;
  /** In the order given. */
  tools: ToolDefinition[];
  /** Why these are not all tools of the server, where the dump itself says so. */
  incompleteBecause?: string;
}

/** Collects rows into servers, holding one server at a time. */
export interface DumpGroups {
  /** Takes the next row; gives the server that it completes, if any. */
  push(row: DumpRow): DumpServer[];
  /** The server still held. */
  end(): DumpServer[];
}

/**
 * Adjacent rows that name the same server are one server; rows that name none stand alone and are called `label`, but the
 * pages of one listing belong together. With `alike`, all adjacent rows without a name do (one document, not JSON Lines).
 */
export function groupDumpRows(label: string, { alike }: { alike: boolean }): DumpGroups {
  let held: DumpRow | null = null;
  const release = (): DumpServer[] => {
    const done = held === null ? [] : [dumpServer(held, label)];
    held = null;
    return done;
  };
  return {
    push: (row) => {
      if (held !== null && held.server === row.server && (alike || row.server !== null || held.more) && held.tools.length < greatestDumpGroup) {
        // A later page of the same server says whether more follows.
        held = { server: held.server, tools: appended(held.tools, row.tools), more: row.more };
        return [];
      }
      const done = release();
      held = row;
      return done;
    },
    end: release,
  };
}

/** Grows the held list in place: a copy for each of many rows would take quadratic time. */
function appended(held: ToolDefinition[], added: readonly ToolDefinition[]): ToolDefinition[] {
  for (const tool of added) held.push(tool);
  return held;
}

function dumpServer({ server, tools, more }: DumpRow, label: string): DumpServer {
  return { server: server ?? label, tools, ...(more && { incompleteBecause: 'the dump says that another page follows' }) };
}
