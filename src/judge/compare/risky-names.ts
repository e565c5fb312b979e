import type { Lexicon } from '../../schema/knowledge/knowledge.ts';
import type { Flag } from '../../schema/vocabulary.ts';
import { kebab } from '../facts/name/split-name.ts';
import { isAddress } from '../facts/schema/schema-values.ts';
import { saidOf } from '../facts/schema/schema-node.ts';
import type { SchemaNode } from '../facts/schema/schema-node.ts';

/**
 * What the name of a parameter lets a caller do, by the list of the lexicon that has it. Rules ask for more before they settle a verdict; of a
 * parameter that was not there before, its name is enough to have somebody look.
 */
const byList: Readonly<Record<string, Flag>> = {
  'command-parameters': 'shell', 'code-parameters': 'shell', 'script-file-parameters': 'shell', 'sql-parameters': 'sql-raw', 'url-parameters': 'url-param', 'callback-parameters': 'external-comm',
  'secret-parameters': 'secrets-in-arguments', 'path-parameters': 'fs-path', 'output-path-parameters': 'fs-write', 'force-parameters': 'irreversible', 'permanent-parameters': 'irreversible',
  'pruning-parameters': 'irreversible', 'overwrite-parameters': 'irreversible', 'package-parameters': 'package-install', 'permission-parameters': 'permission-change', 'amount-parameters': 'money',
};

/** Those that need any text: a choice among a few values runs nothing. */
const inText: ReadonlySet<Flag> = new Set(['shell', 'sql-raw']);

/** The flags that the name of a parameter speaks for. */
export function riskyName(node: SchemaNode, lexicon: Lexicon): Flag[] {
  const name = kebab(node.name ?? '');
  const found = Object.entries(byList).filter(([list]) => (lexicon[list] ?? []).includes(name)).map(([, flag]) => flag);
  return [...(isAddress(node) ? ['url-param' as const] : []), ...found].filter((flag) => !inText.has(flag) || saidOf(node, 'enum') === undefined);
}
