import type { Json, JsonObject } from '../../../schema/json.ts';
import { cedarLiteral, cedarPattern } from './cedar-literal.ts';
import type { CedarEntity, CedarExpression, CedarPolicy } from './cedar-policy.ts';

/** Words that cannot stand as a bare attribute name: docs.cedarpolicy.com, "Grammar specification", RESERVED. */
const reserved = new Set(['true', 'false', 'if', 'then', 'else', 'in', 'is', 'like', 'has', '__cedar']);
/** What needs parentheses inside what; a number binds tighter than all lower ones. */
const strengths: Record<string, number> = { '||': 1, '&&': 2, '==': 3, '!=': 3, '<': 3, '<=': 3, '>': 3, '>=': 3, in: 3, has: 3, like: 3, '!': 5 };

/** A policy as Cedar text, on one line. */
export function printCedar({ effect, principal, action, resource, conditions }: CedarPolicy): string {
  const scope = [scoped('principal', principal), scoped('action', action), scoped('resource', resource)].join(', ');
  return `${effect}(${scope})${conditions.map(({ kind, body }) => ` ${kind} { ${printed(body)} }`).join('')};`;
}

function scoped(name: string, scope: CedarPolicy['principal'] | CedarPolicy['action']): string {
  switch (scope.op) {
    case 'All': return name;
    case 'is': return `${name} is ${scope.entity_type}`;
    case '==': return `${name} == ${entity(scope.entity)}`;
    case 'in': return `${name} in [${scope.entities.map(entity).join(', ')}]`;
  }
}

function entity({ type, id }: CedarEntity): string {
  return `${type}::${cedarLiteral(id)}`;
}

function printed(expression: CedarExpression, within = 0): string {
  const [operator = '', body] = Object.entries(expression)[0] ?? [];
  const strength = strengths[operator] ?? 9;
  const text = written(operator, body as Json, strength);
  return strength < within ? `(${text})` : text;
}

function written(operator: string, body: Json, strength: number): string {
  if (operator === 'Var') return body as string;
  if (operator === 'Value') return value(body);
  if (operator === 'Set') return `[${(body as JsonObject[]).map((item) => printed(item)).join(', ')}]`;
  if (operator === 'decimal') return `decimal(${printed((body as JsonObject[])[0] as JsonObject)})`;
  if (Array.isArray(body)) return `${printed(body[0] as JsonObject, 9)}.${operator}(${printed(body[1] as JsonObject)})`;
  const { left, right, arg, attr, pattern } = body as Record<string, JsonObject>;
  if (operator === '!') return `!${printed(arg as JsonObject, 9)}`;
  if (operator === '.') return `${printed(left as JsonObject, 9)}${attribute(attr as unknown as string)}`;
  if (operator === 'has') return `${printed(left as JsonObject, 4)} has ${isPlain(attr as unknown as string) ? attr : cedarLiteral(attr as unknown as string)}`;
  if (operator === 'like') return `${printed(left as JsonObject, 4)} like ${cedarPattern(pattern as unknown as Parameters<typeof cedarPattern>[0])}`;
  if (/^[a-z]/i.test(operator) && operator !== 'in') return `${printed(left as JsonObject, 9)}.${operator}(${printed(right as JsonObject)})`;
  return `${printed(left as JsonObject, strength === 3 ? 4 : strength)} ${operator} ${printed(right as JsonObject, strength + 1)}`;
}

function value(json: Json): string {
  if (typeof json === 'string') return cedarLiteral(json);
  if (typeof json === 'object' && json !== null && '__entity' in json) return entity(json['__entity'] as unknown as CedarEntity);
  return String(json);
}

function attribute(name: string): string {
  return isPlain(name) ? `.${name}` : `[${cedarLiteral(name)}]`;
}

function isPlain(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reserved.has(name);
}
