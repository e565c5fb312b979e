import type { ArgumentRule } from '../../../schema/policy.ts';
import { addressOn, namedAddress, privateAddress } from '../../arguments/address-patterns.ts';
import { celList, celLiteral } from './cel-literal.ts';

/** Words that CEL reserves, which cannot stand after a dot: cel-spec, "Syntax". */
const reserved = new Set(['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while']);

/** Tests that all must hold, on the arguments that stand at `place`. Each asks first whether the argument is there: an error decides nothing. */
export function celRules(rules: readonly ArgumentRule[], place: string): string {
  return rules.map((rule) => `${presence(place, rule.parameter)} && ${test(rule, at(place, rule.parameter))}`).join(' && ');
}

function test({ test: kind, values }: ArgumentRule, value: string): string {
  switch (kind) {
    case 'one-of': return `${value} in ${celList(values)}`;
    case 'equals': return `${value} == ${celLiteral(values[0] ?? false)}`;
    case 'at-most': return `${value} <= ${celLiteral(values[0] ?? 0)}`;
    case 'starts-with': return `(${values.map((prefix) => `${value}.startsWith(${celLiteral(prefix)})`).join(' || ')}) && !${value}.contains("..")`;
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
