import { textOf } from '../../../schema/tool.ts';
import type { ToolDefinition } from '../../../schema/tool.ts';
import type { SchemaReading } from '../schema/schema-node.ts';
import type { Words } from '../words/words.ts';
import type { ActionValue } from './action-values.ts';
import { choosingProperties } from './choosing-properties.ts';
import { listedValues } from './listed-values.ts';
import type { KnownLists } from './listed-values.ts';
import { verbTest } from './verb-test.ts';
import { wordedValues } from './worded-values.ts';

/** An argument that chooses what a tool does, and its values with the places they stand at. */
export interface ActionParameter {
  path: string;
  name: string;
  values: ActionValue[];
  /** Set when words list the values, and no enumeration binds a caller to them. */
  inWords?: true;
  /** Set when it is no argument by itself, but lies in one: `steps[].op`. */
  isNested?: true;
}

/** Arguments without an enumeration whose descriptions are read. */
const mostDescribed = 50;

/** The argument of a tool that chooses among actions, or null when it has none. */
export function actionParameter({ description }: ToolDefinition, words: Words, reading: SchemaReading | null): ActionParameter | null {
  const properties = reading === null ? [] : choosingProperties(reading);
  if (properties.length === 0) return null;
  const isVerb = verbTest(words);
  const lists: KnownLists = new Map();
  let left = mostDescribed;
  for (const telling of ['telling', 'vague'] as const) {
    for (const property of properties) {
      if (property.telling !== telling) continue;
      const values = property.isListed ? listedValues(property, isVerb, lists)
        : property.listsInWords && (left -= 1) >= 0 ? wordedValues(property, textOf(description), isVerb) : [];
      if (values.length < 2) continue;
      const { path, name, isNested } = property;
      return { path, name, values, ...(!property.isListed && { inWords: true }), ...(isNested && { isNested }) };
    }
  }
  return null;
}
