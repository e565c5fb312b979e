import type { SchemaNode } from '../schema/schema-node.ts';
import { kebab } from '../name/split-name.ts';
import { singular } from '../words/word-forms.ts';

/** Arguments that hold what is to be done and how: the whole request, or steps one after the other. What lies in others is about something else. */
const holders = new Set([
  'request', 'input', 'params', 'param', 'parameter', 'arg', 'argument', 'payload', 'body', 'data', 'req', 'option', 'opt', 'config', 'setting', 'flag', 'command', 'operation',
  'op', 'ops', 'action', 'query', 'step', 'call', 'change', 'edit', 'mutation', 'update', 'task', 'batch', 'entry', 'patch', 'instruction', 'job', 'item', 'tool-call',
]);
/** Levels up to the argument itself. */
const mostLevels = 12;

/** Whether what lies in a node speaks of the call itself: the input as a whole, or an argument that only holds. */
export function isHeld(node: SchemaNode): boolean {
  let levels = 0;
  for (let at: SchemaNode | null = node; at !== null; at = at.parent, levels += 1) {
    if (levels > mostLevels || (at.name !== null && !holders.has(singular(kebab(at.name))))) return false;
  }
  return true;
}
