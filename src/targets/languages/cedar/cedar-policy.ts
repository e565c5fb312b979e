import type { Json, JsonObject } from '../../../schema/json.ts';

/**
 * Cedar policies in Cedar's own JSON format (docs.cedarpolicy.com, "JSON policy format"), as far as policies about tools need it.
 * A text and its JSON are the same policy; the engine's own conversion gives exactly this data.
 */
export interface CedarPolicy {
  effect: 'permit' | 'forbid';
  principal: { op: 'All' } | { op: 'is'; entity_type: string } | { op: '=='; entity: CedarEntity };
  action: { op: 'All' } | { op: '=='; entity: CedarEntity } | { op: 'in'; entities: CedarEntity[] };
  resource: { op: 'All' } | { op: 'is'; entity_type: string } | { op: '=='; entity: CedarEntity };
  conditions: { kind: 'when' | 'unless'; body: CedarExpression }[];
}

export interface CedarEntity { type: string; id: string }

/** An expression: one key, the operator. */
export type CedarExpression = JsonObject;

export const cedarVariable = (name: 'principal' | 'action' | 'resource' | 'context'): CedarExpression => ({ Var: name });
export const cedarValue = (value: string | number | boolean): CedarExpression => ({ Value: value });
export const cedarSet = (values: readonly (string | number | boolean)[]): CedarExpression => ({ Set: values.map(cedarValue) });
export const cedarDecimal = (value: number): CedarExpression => ({ decimal: [cedarValue(value.toFixed(4).replace(/(\.\d{1,3}?)0{1,3}$/, '$1'))] });
export const cedarField = (left: CedarExpression, attr: string): CedarExpression => ({ '.': { left, attr } });
export const cedarHas = (left: CedarExpression, attr: string): CedarExpression => ({ has: { left, attr } });
export const cedarNot = (arg: CedarExpression): CedarExpression => ({ '!': { arg } });
export const cedarBinary = (operator: string, left: CedarExpression, right: CedarExpression): CedarExpression => ({ [operator]: { left, right } });

/** `like`: texts stand for themselves, character by character as the engine keeps them; null stands for anything. */
export function cedarLike(left: CedarExpression, ...parts: (string | null)[]): CedarExpression {
  const pattern = parts.flatMap((part): Json[] => (part === null ? ['Wildcard'] : [...part].map((character) => ({ Literal: character }))));
  return { like: { left, pattern } };
}

/** All must hold; read from left to right. */
export function cedarAll(first: CedarExpression, ...others: CedarExpression[]): CedarExpression {
  return others.reduce((left, right) => cedarBinary('&&', left, right), first);
}

/** One must hold; read from left to right. */
export function cedarAny(first: CedarExpression, ...others: CedarExpression[]): CedarExpression {
  return others.reduce((left, right) => cedarBinary('||', left, right), first);
}
