import { toolNames } from '../../flow/change/accepting.ts';
import type { ServerChange } from '../../schema/change/change.ts';
import { shellWord } from '../../text/shell.ts';
import { counted } from '../../report/severity-counts.ts';

/** What is left to accept, and how the first of it is accepted, in a line. */
export function acceptLine(pending: readonly ServerChange[]): string {
  const [first] = pending;
  const [tool] = first?.tools ?? [];
  const name = first === undefined ? '' : tool === undefined ? first.server : toolNames(first, tool)[0] as string;
  const count = pending.reduce((sum, { tools, moves }) => sum + Math.max(1, tools.length + moves.length), 0);
  return `lock: ${counted(count, 'change')} of ${counted(pending.length, 'server')} left to accept. Read them, then: toolrisk lock --accept ${shellWord(name)} --by <who> --because <why>`;
}
