import type { ArgumentRule } from '../../schema/policy.ts';
import type { Property } from './property.ts';
import { shapeOf } from './value-shape.ts';

/** A test of a text, or of each text of a list where the schema takes one. `isOptional`: a call without it passes. */
export function textRule({ name, schema, required }: Property, test: Omit<ArgumentRule, 'parameter'>, isOptional: boolean): ArgumentRule {
  const shape = shapeOf(schema);
  return {
    parameter: name, ...test, ...(shape?.isList === true && { list: shape.isText ? 'too' as const : 'only' as const }), ...(required && { required }), ...(isOptional && !required && { optional: true as const }),
  };
}
