import type { ActionAssessment, Assessment } from '../../../schema/verdict/assessment.ts';
import type { PolicyItem } from '../../../schema/policy.ts';
import { decisions, termsOf } from '../../../schema/vocabulary.ts';
import type { Property } from '../property.ts';
import { decidesTheCall } from './decides-the-call.ts';

/** The vocabulary lists decisions from the most to the least permissive. */
const rank = termsOf(decisions);

/**
 * The milder decision of some values of an argument: only where it decides what the call does, and the milder values are not all it
 * has. A switch (a dry run) is told by its name and both its positions. `description` is the tool's own.
 */
export function easedByAction({ decision, actions = [], ...tool }: Assessment, properties: readonly Property[], description: string): PolicyItem['eased'] {
  const isMilder = (action: ActionAssessment, parameter: string) => rank.indexOf(action.decision) < rank.indexOf(decision) && decidesTheCall({
    action, tool, description, name: parameter, about: properties.find(({ name }) => name === parameter)?.schema['description'],
    values: actions.filter(({ parameter: path }) => path === action.parameter).map(({ value }) => String(value)),
  });
  const milder = actions.filter((action) => { const parameter = topLevel(action); return parameter !== undefined && isMilder(action, parameter); });
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

function switchWords(action: ActionAssessment): string {
  const name = topLevel(action) as string;
  return action.class === 'read' ? `With ${name} the call shows what it would do and changes nothing.` : `With ${name} at ${action.value} what it removes can come back.`;
}

function required(properties: readonly Property[], parameter: string): { required?: true } {
  return properties.some(({ name, required: needed }) => name === parameter && needed) ? { required: true } : {};
}

/** The name of the argument that chooses, if it stands at the top of the input schema. */
function topLevel({ parameter }: ActionAssessment): string | undefined {
  return /^\/inputSchema\/properties\/([^/]+)$/.exec(parameter)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
}
