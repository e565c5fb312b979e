import type { ArgumentRule } from '../../../schema/policy.ts';
import { addressOn, anySpelling, namedAddress, privateAddress } from '../../arguments/address-patterns.ts';
import { folderOf } from '../../arguments/folder-of.ts';
import { plainAmount } from '../../arguments/passes-rule.ts';
import { celList, celLiteral } from './cel-literal.ts';

/** Words that CEL reserves, which cannot stand after a dot: cel-spec, "Syntax". */
const reserved = new Set(['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while']);

/** Tests that all must hold, on the arguments that stand at `place`. Each asks first whether the argument is there: an error decides nothing. */
export function celRules(rules: readonly ArgumentRule[], place: string): string {
  return rules.map((rule) => `${given(rule, place)} && ${alone(rule.parameter, place)}`).join(' && ');
}

function given(rule: ArgumentRule, place: string): string {
  const isThere = presence(place, rule.parameter);
  if (rule.test === 'absent') return `!(${isThere})`;
  const passes = whole(rule, at(place, rule.parameter));
  return rule.optional === true ? `(!(${isThere}) || ${passes})` : `${isThere} && ${passes}`;
}

/** That no other spelling of the argument stands beside it. */
function alone(parameter: string, place: string): string {
  return `${place}.all(k, k == ${celLiteral(parameter)} || !k.matches(${celLiteral(anySpelling(parameter))}))`;
}

/** A value as a whole: a list passes when each of its entries does. A map has entries too, so the type is asked for. */
function whole(rule: ArgumentRule, value: string): string {
  if (rule.list === undefined) return test(rule, value);
  const each = `${value}.all(v, ${test(rule, 'v')})`;
  return rule.list === 'only' ? `type(${value}) == list && ${each}` : `(type(${value}) == list ? ${each} : ${test(rule, value)})`;
}

/** Cerbos reads a number only in what is known to be a text, hence `string`. */
function test({ test: kind, values, asText }: ArgumentRule, value: string): string {
  switch (kind) {
    case 'absent': return 'false';
    case 'one-of': return `${value} in ${celList(values)}`;
    case 'equals': return `${value} == ${celLiteral(values[0] ?? false)}`;
    case 'at-most': return asText === true ? `${value}.matches(${celLiteral(plainAmount.source)}) && double(string(${value})) <= ${celLiteral(values[0] ?? 0)}` : `${value} <= ${celLiteral(values[0] ?? 0)}`;
    case 'starts-with': return `(${values.map((prefix) => `${value}.startsWith(${celLiteral(folderOf(String(prefix)))})`).join(' || ')}) && !${value}.contains("..")`;
    case 'host-one-of': return `${value}.matches(${celLiteral(addressOn(values.map(String)))})`;
    case 'not-private-host': return `${value}.matches(${celLiteral(namedAddress)}) && !${value}.matches(${celLiteral(privateAddress)})`;
  }
}

function isPlain(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reserved.has(name);
}

function at(place: string, name: string): string {
  return isPlain(name) ? `${place}.${name}` : `${place}[${celLiteral(name)}]`;
}

function presence(place: string, name: string): string {
  return isPlain(name) ? `has(${at(place, name)})` : `${celLiteral(name)} in ${place}`;
}
