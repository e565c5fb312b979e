import type { ArgumentRule } from '../../../schema/policy.ts';
import { folderOf } from '../../arguments/folder-of.ts';
import { usualSpellings } from '../../arguments/usual-spellings.ts';
import { cedarAll, cedarAny, cedarBinary, cedarDecimal, cedarField, cedarHas, cedarLike, cedarNot, cedarSet, cedarValue } from './cedar-policy.ts';
import type { CedarExpression } from './cedar-policy.ts';

/** How a product hands the arguments of a call to Cedar. */
export interface CedarArguments {
  /** The record that holds them. */
  place: CedarExpression;
  /** The attribute an argument becomes. */
  attributeOf: (parameter: string) => string;
  /** Every attribute that shows that an argument is there, whatever its type; that of `attributeOf` alone where left out. */
  shownBy?: (parameter: string) => string[];
  /** Whether every number is a decimal, or whole ones are longs where the schema says integer. */
  onlyDecimals: boolean;
}

/** Says once what Cedar cannot. */
export const cedarSpellingGap = 'Cedar cannot go through the names of arguments, so a second spelling of a tested one is refused in its usual forms only (Path, PATH, filePath, file_path).';

/** Whether Cedar can say a test: it cannot look into lists, reads no number in a text, and knows no pattern but a star. */
export function cedarSays({ test, list, asText }: ArgumentRule): boolean {
  return test === 'absent' || (list === undefined && asText !== true && test !== 'not-private-host');
}

/** One test of an argument; it asks first whether the argument is there, since an error would decide. */
export function cedarRule(rule: ArgumentRule, { place, attributeOf, shownBy = (name) => [attributeOf(name)], onlyDecimals }: CedarArguments): CedarExpression {
  const isAbsent = (name: string): CedarExpression => {
    const [first, ...others] = shownBy(name).map((attribute) => cedarNot(cedarHas(place, attribute)));
    return cedarAll(first as CedarExpression, ...others);
  };
  const passes = () => cedarAll(cedarHas(place, attributeOf(rule.parameter)), test(rule, cedarField(place, attributeOf(rule.parameter)), onlyDecimals || rule.integer !== true));
  const given = rule.test === 'absent' ? isAbsent(rule.parameter) : rule.optional === true ? cedarAny(isAbsent(rule.parameter), passes()) : passes();
  return cedarAll(given, ...usualSpellings(rule.parameter).map(isAbsent));
}

function test({ test: kind, values }: ArgumentRule, field: CedarExpression, isDecimal: boolean): CedarExpression {
  const [first = false] = values;
  switch (kind) {
    case 'one-of': return { contains: { left: cedarSet(values), right: field } };
    case 'equals': return cedarBinary('==', field, typeof first === 'number' && isDecimal ? cedarDecimal(first) : cedarValue(first));
    case 'at-most': return isDecimal ? { lessThanOrEqual: [field, cedarDecimal(Number(first))] } : cedarBinary('<=', field, cedarValue(Math.floor(Number(first))));
    case 'starts-with': return cedarAll(any(values.map((prefix) => cedarLike(field, folderOf(String(prefix)), null))), cedarNot(cedarLike(field, null, '..', null)));
    case 'host-one-of': return any(values.flatMap((host) => [cedarBinary('==', field, cedarValue(`https://${host}`)), cedarLike(field, `https://${host}/`, null)]));
    case 'not-private-host': case 'absent': return cedarValue(false);
  }
}

function any(expressions: CedarExpression[]): CedarExpression {
  const [first = cedarValue(false), ...others] = expressions;
  return cedarAny(first, ...others);
}
