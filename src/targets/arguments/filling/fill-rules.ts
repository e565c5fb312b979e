import type { Assessment } from '../../../schema/verdict/assessment.ts';
import type { ArgumentRule } from '../../../schema/policy.ts';
import { fillMarks } from './fill-marks.ts';
import { isDescribed } from './described-kinds.ts';
import { kindsOf } from './kinds-of.ts';
import { address, copyReceiver, invited, mainAmount, path, plainName, receiver, textPrice } from './parameter-kinds.ts';
import { kebabOf } from '../kebab-of.ts';
import type { Property } from '../property.ts';
import { textRule } from '../text-rule.ts';
import { objectsWithin, shapeOf } from '../value-shape.ts';

/** Limits that a person must fill in, and the arguments of the same kinds that no test can bound. */
export interface FillRules { rules: ArgumentRule[]; unbound: string[] }

/**
 * Limits whose values only the user knows, on every argument of a kind: the list beside the single path, the copies beside the
 * receiver. The placeholders let nothing through, so a policy that was not filled in is safe. An amount must be there; of paths and
 * receivers one must be, for left out it may mean any; others may be left out.
 */
export function fillRules(assessment: Assessment, properties: readonly Property[]): FillRules {
  const { amounts, paths, receivers, copies, addresses, hosts, doubtful } = kindsOf(assessment, properties);
  const within = kindsWithin(assessment);
  const deeper = properties.filter(({ schema, kebab }) => !/(^|-)filters?$/.test(kebab) && objectsWithin(schema).some((inner) => Object.keys(inner).some((name) => within.some((kind) => kind.test(kebabOf(name))))));
  const texts = [...paths, ...receivers, ...copies, ...addresses, ...hosts];
  const open = [...amounts.filter((property) => cap(property) === null && shapeOf(property.schema)?.isText !== true), ...texts.filter((property) => !isText(property)), ...deeper, ...doubtful];
  return {
    rules: [
      ...amounts.flatMap((property) => cap(property) ?? []), ...held(paths.filter(isText)).map(below),
      ...[...held(receivers.filter(isText)), ...copies.filter(isText).map((copy) => [copy, true] as const)].map(among), ...hosts.filter(isText).map(machine),
    ],
    unbound: [...new Set(open.map(({ name }) => name))],
  };
}

/** Names that make an object one that no test can bound. */
function kindsWithin({ flags, facets }: Assessment): RegExp[] {
  const has = (...wanted: Assessment['flags']) => wanted.some((flag) => flags.includes(flag));
  return [
    ...(has('money') ? [mainAmount] : []), ...(has('fs-path', 'fs-read', 'fs-write') ? [path] : []), ...(facets.effects.includes('communicate') ? [receiver, copyReceiver, invited] : []),
    ...(has('url-param', 'http-generic') ? [address] : []),
  ];
}

/** Properties, the ones that may be left out marked: those the schema does not require, but for one. */
function held(properties: readonly Property[]): (readonly [Property, boolean])[] {
  const isHeld = properties.some(({ required }) => required);
  return properties.map((property, index) => [property, !property.required && (isHeld || index > 0)] as const);
}

function isText({ schema }: Property): boolean {
  const shape = shapeOf(schema);
  return shape !== null && (shape.isText || shape.isList) && (!Array.isArray(schema['enum']) || schema['enum'].length === 0);
}

function cap(property: Property): ArgumentRule | null {
  const { name, schema, required, kebab } = property;
  const shape = shapeOf(schema);
  const isMain = mainAmount.test(plainName(kebab));
  const isInText = shape?.isNumber === false && shape.isText && Array.isArray(schema['enum']) === false && (isMain || textPrice.test(kebab) || isDescribed(property, 'amount'));
  if (shape === null || !(shape.isNumber || isInText)) return null;
  return {
    parameter: name, test: 'at-most', values: [0], fill: true, because: 'One call should not move more than you would sign for without looking.',
    ...(shape.isWhole && { integer: true }), ...(isInText && { asText: true }), ...(required ? { required } : isMain ? {} : { optional: true }),
  };
}

function below([property, isOptional]: readonly [Property, boolean]): ArgumentRule {
  return textRule(property, { test: 'starts-with', values: [fillMarks.folder], fill: true, because: 'The tool should stay inside one folder.' }, isOptional);
}

function among([property, isOptional]: readonly [Property, boolean]): ArgumentRule {
  return textRule(property, { test: 'one-of', values: [fillMarks.receiver], fill: true, because: 'Messages should reach only people you chose.' }, isOptional);
}

function machine(property: Property): ArgumentRule {
  return textRule(property, { test: 'one-of', values: [fillMarks.host], fill: true, because: 'The tool connects to whatever machine it is given.' }, true);
}
