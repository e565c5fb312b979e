import type { Assessment } from '../../schema/verdict/assessment.ts';
import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { ArgumentRule, PolicyItem } from '../../schema/policy.ts';
import { textOf } from '../../schema/tool.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { easedByAction } from './easing/eased-by-action.ts';
import { fillMarks } from './filling/fill-marks.ts';
import { fillRules } from './filling/fill-rules.ts';
import { kindsOf } from './filling/kinds-of.ts';
import { kebabOf } from './kebab-of.ts';
import type { Property } from './property.ts';
import { textRule } from './text-rule.ts';
import { shapeOf } from './value-shape.ts';

type TestedParts = Pick<PolicyItem, 'eased' | 'only' | 'unbound'>;

/**
 * What a policy can test in the arguments of a tool: values of the choosing argument that are milder than the tool, a dry run,
 * and addresses. With `fill`, also limits that a person must fill in, and which arguments of these kinds no test bounds. Only
 * top-level arguments are tested, since no product promises more.
 */
export function argumentRules(assessment: Assessment, definition: ToolDefinition | undefined, fill: boolean): TestedParts {
  const properties = propertiesOf(definition?.inputSchema);
  const eased = easedByAction(assessment, properties, textOf(definition?.description));
  const filled = fill ? fillRules(assessment, properties) : { rules: [], unbound: [] };
  const only = [...filled.rules, ...addressRules(assessment, properties, fill)];
  return { ...(eased !== undefined && { eased }), ...(only.length > 0 && { only }), ...(filled.unbound.length > 0 && { unbound: filled.unbound }) };
}

/** Tools that fetch an address are held off the machines behind the gateway, or, once filled in, to a few hosts. */
function addressRules(assessment: Assessment, properties: readonly Property[], fill: boolean): ArgumentRule[] {
  if (!assessment.flags.includes('url-param') && !assessment.flags.includes('http-generic')) return [];
  const { addresses, hosts } = kindsOf(assessment, properties);
  if (fill) return addresses.filter(mayBeText).map((property) => textRule(property, { test: 'host-one-of', values: [fillMarks.host], fill, because: 'The tool fetches whatever address it is given.' }, true));
  const inside = { test: 'not-private-host', values: [], fill, because: 'An address inside your own network would be fetched from there.' } as const;
  return [...addresses, ...hosts].filter(mayBeText).map((property) => textRule(property, { ...inside, values: [], ...(!addresses.includes(property) && { bare: true as const }) }, true));
}

function mayBeText({ schema }: Property): boolean {
  const shape = shapeOf(schema);
  return shape !== null && (shape.isText || shape.isList);
}

function propertiesOf(schema: Json | undefined): Property[] {
  if (!isJsonObject(schema) || !isJsonObject(schema['properties'])) return [];
  const needed = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(schema['properties']).flatMap(([name, property]) => (
    isJsonObject(property) ? [{ name, kebab: kebabOf(name), schema: property, required: needed.includes(name) }] : []
  ));
}
