import type { ActionAssessment, Assessment } from '../../schema/verdict/assessment.ts';
import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { ArgumentRule, PolicyItem } from '../../schema/policy.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { decisions, termsOf } from '../../schema/vocabulary.ts';
import { fillMarks } from './fill-marks.ts';
import { fillRules } from './fill-rules.ts';
import { address } from './parameter-kinds.ts';
import type { Property } from './property.ts';
import { textRule } from './text-rule.ts';
import { shapeOf } from './value-shape.ts';

type TestedParts = Pick<PolicyItem, 'eased' | 'only' | 'unbound'>;

/** The vocabulary lists decisions from the most to the least permissive. */
const rank = termsOf(decisions);
/**
 * What a policy can test in the arguments of a tool: values of the choosing argument that are milder than the tool, a dry run,
 * and addresses. With `fill`, also limits that a person must fill in, and which arguments of these kinds no test bounds. Only
 * top-level arguments are tested, since no product promises more.
 */
export function argumentRules(assessment: Assessment, definition: ToolDefinition | undefined, fill: boolean): TestedParts {
  const properties = propertiesOf(definition?.inputSchema);
  const eased = easedByAction(assessment, properties);
  const filled = fill ? fillRules(assessment, properties, kebabOf) : { rules: [], unbound: [] };
  const only = [...filled.rules, ...addressRules(assessment, properties, fill)];
  return { ...(eased !== undefined && { eased }), ...(only.length > 0 && { only }), ...(filled.unbound.length > 0 && { unbound: filled.unbound }) };
}

/**
 * The milder decision of some values of an argument: only where it decides what the call does, and the milder values are not all it
 * has. A switch (a dry run) is told by its name and both its positions.
 */
function easedByAction({ decision, actions = [], ...tool }: Assessment, properties: readonly Property[]): PolicyItem['eased'] {
  const milder = actions.filter((action) => topLevel(action) !== undefined && rank.indexOf(action.decision) < rank.indexOf(decision) && decidesTheCall(action, tool));
  const mildest = rank.find((candidate) => milder.some((action) => action.decision === candidate));
  const first = milder.find((action) => action.decision === mildest);
  if (mildest === undefined || first === undefined) return undefined;
  const parameter = topLevel(first) as string;
  const ofParameter = actions.filter((action) => action.parameter === first.parameter);
  const values = milder.filter((action) => action.decision === mildest && action.parameter === first.parameter).map(({ value }) => value);
  if (properties.length > 0 && values.length >= Math.max(ofParameter.length, listedIn(properties, parameter))) return undefined;
  const [value] = values;
  if (typeof value === 'boolean') return { decision: mildest, when: [{ parameter, test: 'equals', values: [value], fill: false, because: switchWords(first), ...required(properties, parameter) }] };
  const because = `These values of ${parameter} do less than others the tool offers.`;
  return { decision: mildest, when: [{ parameter, test: 'one-of', values, fill: false, because, ...required(properties, parameter) }] };
}

function listedIn(properties: readonly Property[], parameter: string): number {
  const values = properties.find(({ name }) => name === parameter)?.schema['enum'];
  return Array.isArray(values) ? values.length : 0;
}

/** Names of arguments that as often say what a thing is, or how something is done, as what is done. */
const vague = /^(mode|step|type|kind|request|event|status-action|state)$/;
/** Effects that a name says of every call: what it makes, sends or pays is made whatever an argument says of it. */
const making: readonly string[] = ['create', 'communicate', 'transact'];
const changing: readonly string[] = [...making, 'update', 'delete', 'execute', 'control', 'authorize', 'credential'];

/**
 * Whether a value of an argument decides what the call does. The method of a request does so only where the tool sends it now; of what
 * the name makes, an argument only says what it is; a vague one decides only between reading and changing, of a tool whose name leaves
 * that open.
 */
function decidesTheCall(action: ActionAssessment, { flags, evidence }: Pick<Assessment, 'flags' | 'evidence'>): boolean {
  if (typeof action.value === 'boolean') return true;
  const name = kebabOf(topLevel(action) as string);
  if (/(^|-)method$/.test(name) && /^(get|head|options|post|put|patch|delete)$/i.test(action.value)) return flags.includes('http-generic');
  const said = (evidence ?? []).filter((one) => one.facet === 'effects' && one.in === 'name' && one.strength !== 'weak').map(({ value }) => value);
  if (said.some((effect) => making.includes(effect))) return false;
  return !vague.test(name) || (action.class === 'read' && !said.some((effect) => changing.includes(effect)));
}

function switchWords(action: ActionAssessment): string {
  const name = topLevel(action) as string;
  return action.class === 'read' ? `With ${name} the call shows what it would do and changes nothing.` : `With ${name} at ${action.value} what it removes can come back.`;
}

/** Tools that fetch an address are held off the machines behind the gateway, or, once filled in, to a few hosts. */
function addressRules({ flags }: Assessment, properties: readonly Property[], fill: boolean): ArgumentRule[] {
  if (!flags.includes('url-param') && !flags.includes('http-generic')) return [];
  return properties.filter(isAddress).map((property) => textRule(property, fill
    ? { test: 'host-one-of', values: [fillMarks.host], fill, because: 'The tool fetches whatever address it is given.' }
    : { test: 'not-private-host', values: [], fill, because: 'An address inside your own network would be fetched from there.' }, true));
}

function isAddress({ kebab, schema }: Property): boolean {
  const shape = shapeOf(schema);
  return shape !== null && (shape.isText || shape.isList) && (schema['format'] === 'uri' || address.test(kebab));
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
