import { isHeld } from '../input/is-held.ts';
import { propertiesOf, waysOf } from '../schema/schema-node.ts';
import type { SchemaNode, SchemaReading } from '../schema/schema-node.ts';
import { kebab } from '../name/split-name.ts';
import { singular } from '../words/word-forms.ts';

/** A property whose name says that it may choose what is done. */
export interface ChoosingProperty {
  name: string;
  path: string;
  nodes: readonly SchemaNode[];
  telling: 'telling' | 'vague';
  /** Whether the schema lists its values. */
  isListed: boolean;
  /** Whether authors list its values in words where the schema lists none. */
  listsInWords: boolean;
  /** Set when it lies in an argument. */
  isNested?: true;
}

/** Names that such arguments have, most telling first. The share of values that must be verbs is lower for these. */
const tellingNames = new Set(['action', 'operation', 'op', 'ops', 'command', 'cmd', 'subcommand', 'verb', 'crud', 'method', 'http-method', 'task', 'intent', 'action-type', 'operation-type', 'request-type', 'command-type', 'function']);
const vagueNames = new Set(['mode', 'step', 'type', 'kind', 'request', 'event', 'status-action', 'state']);
/** Of these, the ones whose values authors list in words instead of an enumeration; others take free text. */
const wordedNames = new Set(['action', 'operation', 'op', 'subcommand', 'verb', 'action-type', 'operation-type']);
const longestName = 24;

/** The properties of an input that may choose, outermost first; those of one value in any of its ways are one. */
export function choosingProperties({ nodes }: SchemaReading): ChoosingProperty[] {
  const found: ChoosingProperty[] = [];
  for (const node of nodes) {
    if (node.lies === 'variant' || node.lies === 'condition') continue;
    for (const { name, path, nodes: values } of propertiesOf(node).values()) {
      const property = choosing(name, path, values);
      if (property !== null && (node.lies === 'whole' || isHeld(node))) found.push(node.lies === 'whole' ? property : { ...property, isNested: true });
    }
    const entry = node.lies === 'entry' ? choosingEntry(node) : null;
    if (entry !== null) found.push(entry);
  }
  return found;
}

function choosing(name: string, path: string, nodes: readonly SchemaNode[]): ChoosingProperty | null {
  if (name.length > longestName) return null;
  const word = kebab(name);
  const telling = tellingNames.has(word) ? 'telling' : vagueNames.has(word) ? 'vague' : null;
  if (telling === null) return null;
  return { name, path, nodes, telling, isListed: nodes.some(isListed), listsInWords: wordedNames.has(word) };
}

/** A list of actions, each an entry: `operations: ["create", "delete"]`. */
function choosingEntry(node: SchemaNode): ChoosingProperty | null {
  const list = node.parent;
  if (list?.name == null || !isListed(node) || !isHeld(node)) return null;
  const property = choosing(singular(kebab(list.name)), node.parts[0]?.path ?? '', [node]);
  return property === null ? null : { ...property, isNested: true };
}

function isListed(node: SchemaNode): boolean {
  return waysOf(node).some(({ parts }) => parts.some(({ schema }) => 'enum' in schema || 'const' in schema));
}
