import { parseCel } from '../../languages/cel/parse-cel.ts';
import type { CelExpression } from '../../languages/cel/parse-cel.ts';

/** The names and targets that a CEL rule of agentgateway compares `mcp.tool` with, by `==`, `!=` or `in`. */
export function celComparisons(expression: string): { names: string[]; targets: string[] } {
  const parsed = parseCel(expression);
  const found = parsed === null ? [] : comparisons(parsed);
  const textsOf = (field: string) => [...new Set(found.filter(([compared]) => compared === field).flatMap(([, texts]) => texts))];
  return { names: textsOf('name'), targets: textsOf('target') };
}

function comparisons(expression: CelExpression): [field: string, texts: string[]][] {
  if ('operator' in expression) {
    const { left, right } = expression;
    return [...comparison(left, right), ...comparison(right, left), ...comparisons(left), ...comparisons(right)];
  }
  if ('not' in expression) return comparisons(expression.not);
  if ('if' in expression) return [expression.if, expression.then, expression.else].flatMap(comparisons);
  return 'call' in expression ? expression.with.flatMap(comparisons) : [];
}

function comparison(left: CelExpression, right: CelExpression): [string, string[]][] {
  if (!('field' in left) || !('field' in left.of) || left.of.field !== 'tool') return [];
  const literals = 'list' in right ? right.list : [right];
  return [[left.field, literals.flatMap((one) => ('literal' in one && typeof one.literal === 'string' ? [one.literal] : []))]];
}
