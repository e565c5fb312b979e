import type { ActionAssessment, Assessment } from '../../schema/verdict/assessment.ts';
import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { ArgumentRule, PolicyItem } from '../../schema/policy.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { decisions, termsOf } from '../../schema/vocabulary.ts';
import { fillMarks } from './fill-marks.ts';
import { fillRules } from './fill-rules.ts';
import type { Property } from './property.ts';

type TestedParts = Pick<PolicyItem, 'eased' | 'only'>;

/** The vocabulary lists decisions from the most to the least permissive. */
const rank = termsOf(decisions);
/**
 * What a policy can test in the arguments of a tool: values of the choosing argument that are milder than the tool, a dry run,
 * and addresses. With `fill`, also limits that a person must fill in. Only top-level arguments are tested, since no product
 * promises more; of optional ones only those that ease, since a call without the argument does not pass.
 */
export function argumentRules(assessment: Assessment, definition: ToolDefinition | undefined, fill: boolean): TestedParts {
  const properties = propertiesOf(definition?.inputSchema);
  const eased = easedByAction(assessment, properties);
  const only = properties.length === 0 ? [] : [...(fill ? fillRules(assessment, properties) : []), ...addressRules(assessment, properties, fill)];
  return { ...(eased !== undefined && { eased }), ...(only.length > 0 && { only }) };
}

function easedByAction({ decision, actions = [] }: Assessment, properties: readonly Property[]): PolicyItem['eased'] {
  const milder = actions.filter((action) => topLevel(action) !== undefined && rank.indexOf(action.decision) < rank.indexOf(decision));
  const mildest = rank.find((candidate) => milder.some((action) => action.decision === candidate));
  const first = milder.find((action) => action.decision === mildest);
  if (mildest === undefined || first === undefined) return undefined;
  const parameter = topLevel(first) as string;
  const values = milder.filter((action) => action.decision === mildest && topLevel(action) === parameter).map(({ value }) => value);
  const [value] = values;
  if (typeof value === 'boolean') return { decision: mildest, when: [{ parameter, test: 'equals', values: [value], fill: false, because: switchWords(first), ...required(properties, parameter) }] };
  const because = `These values of ${parameter} do less than others the tool offers.`;
  return { decision: mildest, when: [{ parameter, test: 'one-of', values, fill: false, because, ...required(properties, parameter) }] };
}

function switchWords(action: ActionAssessment): string {
  const name = topLevel(action) as string;
  return action.class === 'read' ? `With ${name} the call shows what it would do and changes nothing.` : `With ${name} at ${action.value} what it removes can come back.`;
}

/** Tools that fetch an address are held off the machines behind the gateway, or, once filled in, to a few hosts. */
function addressRules({ flags }: Assessment, properties: readonly Property[], fill: boolean): ArgumentRule[] {
  if (!flags.includes('url-param') && !flags.includes('http-generic')) return [];
  return properties.filter((property) => property.required && isAddress(property)).map(({ name }) => (fill
    ? { parameter: name, test: 'host-one-of', values: [fillMarks.host], fill, required: true, because: 'The tool fetches whatever address it is given.' }
    : { parameter: name, test: 'not-private-host', values: [], fill, required: true, because: 'An address inside your own network would be fetched from there.' }));
}

function isAddress({ kebab, schema }: Property): boolean {
  return schema['type'] === 'string' && (schema['format'] === 'uri' || /(^|-)(url|uri|href|link|website)$/.test(kebab));
}

function propertiesOf(schema: Json | undefined): Property[] {
  if (!isJsonObject(schema) || !isJsonObject(schema['properties'])) return [];
  const needed = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(schema['properties']).flatMap(([name, property]) => (
    isJsonObject(property) ? [{ name, kebab: kebabOf(name), schema: property, required: needed.includes(name) }] : []
  ));
}

function required(properties: readonly Property[], parameter: string): { required?: true } {
  return properties.some(({ name, required: needed }) => name === parameter && needed) ? { required: true } : {};
}

/** The name of the argument that chooses, if it stands at the top of the input schema. */
function topLevel({ parameter }: ActionAssessment): string | undefined {
  return /^\/inputSchema\/properties\/([^/]+)$/.exec(parameter)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
}

function kebabOf(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/[\s_.-]+/g, '-').toLowerCase();
}
