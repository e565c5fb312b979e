import type { ArgumentRule } from '../../../schema/policy.ts';
import { cedarAll, cedarAny, cedarBinary, cedarDecimal, cedarField, cedarHas, cedarLike, cedarNot, cedarSet, cedarValue } from './cedar-policy.ts';
import type { CedarExpression } from './cedar-policy.ts';

/** How a product hands the arguments of a call to Cedar. */
export interface CedarArguments {
  /** The record that holds them. */
  place: CedarExpression;
  /** The attribute an argument becomes. */
  attributeOf: (parameter: string) => string;
  /** Whether every number is a decimal, or whole ones are longs where the schema says integer. */
  onlyDecimals: boolean;
}

/**
 * Texts in an address that point at a private machine. Cedar knows no pattern but `*`, so these are the usual spellings, and hosts
 * that begin with a digit as a whole, since decimal, octal and hexadecimal numbers are addresses too.
 */
const privateTexts: readonly (string | null)[][] = [
  ...[...'0123456789[', 'localhost'].map((start) => [null, `://${start}`, null]),
  [null, '://', null, '@', null], [null, '.internal', null], [null, '.local', null],
];

/** Says once what the list above leaves open. */
export const cedarAddressGap = 'Cedar compares addresses by plain text, so the test for private hosts knows their usual spellings only, and refuses some public addresses, such as those with an @ in them.';

/** One test of an argument; it asks first whether the argument is there, since an error would decide. */
export function cedarRule(rule: ArgumentRule, { place, attributeOf, onlyDecimals }: CedarArguments): CedarExpression {
  const attribute = attributeOf(rule.parameter);
  return cedarAll(cedarHas(place, attribute), test(rule, cedarField(place, attribute), onlyDecimals || rule.integer !== true));
}

function test({ test: kind, values }: ArgumentRule, field: CedarExpression, isDecimal: boolean): CedarExpression {
  const [first = false] = values;
  switch (kind) {
    case 'one-of': return { contains: { left: cedarSet(values), right: field } };
    case 'equals': return cedarBinary('==', field, typeof first === 'number' && isDecimal ? cedarDecimal(first) : cedarValue(first));
    case 'at-most': return isDecimal ? { lessThanOrEqual: [field, cedarDecimal(Number(first))] } : cedarBinary('<=', field, cedarValue(Math.floor(Number(first))));
    case 'starts-with': return cedarAll(any(values.map((prefix) => cedarLike(field, String(prefix), null))), cedarNot(cedarLike(field, null, '..', null)));
    case 'host-one-of': return any(values.flatMap((host) => [cedarBinary('==', field, cedarValue(`https://${host}`)), ...['/', '?'].map((end) => cedarLike(field, `https://${host}${end}`, null))]));
    case 'not-private-host': return cedarAll(any(['http', 'https'].map((scheme) => cedarLike(field, `${scheme}://`, null))), cedarNot(any(privateTexts.map((parts) => cedarLike(field, ...parts)))));
  }
}

function any(expressions: CedarExpression[]): CedarExpression {
  const [first = cedarValue(false), ...others] = expressions;
  return cedarAny(first, ...others);
}
