import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { CedarEntity, CedarExpression, CedarPolicy } from './cedar-policy.ts';

/** Who does what to what. Decimals are `{ __extn: { fn: 'decimal', arg } }`, as in Cedar's JSON of values. */
export interface CedarRequest {
  principal: CedarEntity;
  /** Attributes of the principal. */
  claims: JsonObject;
  /** Tags of the principal; none where left out. */
  tags?: JsonObject;
  action: CedarEntity;
  resource: CedarEntity;
  context: JsonObject;
}

/** What a policy says to a request: it decides, it does not, or it cannot be evaluated. */
export type CedarAnswer = 'satisfied' | 'not satisfied' | 'error';

/** Evaluates one policy, as docs.cedarpolicy.com says ("Authorization"): the scope first, then the conditions from left to right. */
export function evaluateCedar(policy: CedarPolicy, request: CedarRequest): CedarAnswer {
  if (!isInScope(policy, request)) return 'not satisfied';
  for (const { kind, body } of policy.conditions) {
    const holds = evaluate(body, request);
    if (typeof holds !== 'boolean') return 'error';
    if (holds !== (kind === 'when')) return 'not satisfied';
  }
  return 'satisfied';
}

/** Whether a policy is about a request at all, whatever its conditions say. */
export function isInScope({ principal, action, resource }: CedarPolicy, request: CedarRequest): boolean {
  return fits(principal, request.principal) && fits(action, request.action) && fits(resource, request.resource);
}

function fits(scope: CedarPolicy['principal'] | CedarPolicy['action'], entity: CedarEntity): boolean {
  switch (scope.op) {
    case 'All': return true;
    case 'is': return scope.entity_type === entity.type;
    case '==': return isSame({ ...scope.entity }, { ...entity });
    case 'in': return scope.entities.some((other) => isSame({ ...other }, { ...entity }));
  }
}

/** A value; `undefined` is an error: a missing attribute, or types that do not go together. */
type Result = Json | undefined;

function evaluate(expression: CedarExpression, request: CedarRequest): Result {
  const [operator = '', body] = Object.entries(expression)[0] ?? [];
  const value = (inner: Json | undefined) => evaluate(inner as CedarExpression, request);
  if (operator === 'Value') return body;
  if (operator === 'Var') return variable(body as string, request);
  if (operator === 'Set') return listOf((body as Json[]).map(value));
  if (operator === 'decimal') return { __extn: { fn: 'decimal', arg: value((body as Json[])[0]) ?? null } };
  if (Array.isArray(body)) return comparedDecimals(operator, value(body[0]), value(body[1]));
  const { left, right, arg, attr, pattern } = body as JsonObject;
  switch (operator) {
    case '!': return flipped(value(arg));
    case '&&': return joined(false, value(left), () => value(right));
    case '||': return joined(true, value(left), () => value(right));
    case '.': return fieldOf(value(left), attr as string, request);
    case 'has': return hasField(value(left), attr as string, request);
    case 'like': return isLike(value(left), pattern as Json[]);
    case 'hasTag': return tagOf(value(left), value(right), request) !== undefined;
    case 'getTag': return tagOf(value(left), value(right), request);
    default: return compared(operator, value(left), value(right));
  }
}

function variable(name: string, { principal, action, resource, context }: CedarRequest): Result {
  return name === 'context' ? context : { __entity: { ...(name === 'principal' ? principal : name === 'action' ? action : resource) } };
}

function listOf(values: Result[]): Result {
  return values.every((value): value is Json => value !== undefined) ? values : undefined;
}

function flipped(value: Result): Result {
  return typeof value === 'boolean' ? !value : undefined;
}

function joined(deciding: boolean, left: Result, right: () => Result): Result {
  if (typeof left !== 'boolean' || left === deciding) return typeof left === 'boolean' ? left : undefined;
  const other = right();
  return typeof other === 'boolean' ? other : undefined;
}

function fieldsOf(value: Result, request: CedarRequest): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined;
  return '__entity' in value ? (isSame(value['__entity'] as Json, { ...request.principal }) ? request.claims : {}) : value;
}

function fieldOf(value: Result, name: string, request: CedarRequest): Result {
  const fields = fieldsOf(value, request);
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function hasField(value: Result, name: string, request: CedarRequest): Result {
  const fields = fieldsOf(value, request);
  return fields === undefined ? undefined : Object.hasOwn(fields, name);
}

function tagOf(entity: Result, name: Result, { principal, tags = {} }: CedarRequest): Result {
  const isPrincipal = isJsonObject(entity) && isSame(entity['__entity'] ?? null, { ...principal });
  return isPrincipal && typeof name === 'string' && Object.hasOwn(tags, name) ? tags[name] : undefined;
}

function isLike(value: Result, pattern: Json[]): Result {
  if (typeof value !== 'string') return undefined;
  const source = pattern.map((part) => (part === 'Wildcard' ? '[\\s\\S]*' : String((part as JsonObject)['Literal']).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))).join('');
  return new RegExp(`^${source}$`, 'u').test(value);
}

function compared(operator: string, left: Result, right: Result): Result {
  if (left === undefined || right === undefined) return undefined;
  if (operator === '==') return isSame(left, right);
  if (operator === '!=') return !isSame(left, right);
  if (operator === 'contains') return Array.isArray(left) ? left.some((item) => isSame(item, right)) : undefined;
  if (operator === 'in') return Array.isArray(right) ? right.some((item) => isSame(item, left)) : isSame(left, right);
  return typeof left === 'number' && typeof right === 'number' ? ordered(operator, left, right) : undefined;
}

function comparedDecimals(operator: string, left: Result, right: Result): Result {
  const [a, b] = [decimalOf(left), decimalOf(right)];
  const operators: Record<string, string> = { lessThan: '<', lessThanOrEqual: '<=', greaterThan: '>', greaterThanOrEqual: '>=' };
  return a === undefined || b === undefined ? undefined : ordered(operators[operator] ?? '', a, b);
}

/** A whole number counts as a decimal too: which of the two an argument is, the schema of the product decides. */
function decimalOf(value: Result): number | undefined {
  if (typeof value === 'number') return value;
  const called = isJsonObject(value) ? value['__extn'] : undefined;
  return isJsonObject(called) && called['fn'] === 'decimal' ? Number(called['arg']) : undefined;
}

function ordered(operator: string, a: number, b: number): Result {
  return ({ '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b } as Record<string, boolean>)[operator];
}

function isSame(left: Json, right: Json): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right;
  if (Array.isArray(left) || Array.isArray(right)) return JSON.stringify(left) === JSON.stringify(right);
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && isSame(left[key] as Json, right[key] as Json));
}
