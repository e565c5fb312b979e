import type { Assessment } from '../../schema/verdict/assessment.ts';
import type { ArgumentRule } from '../../schema/policy.ts';
import { fillMarks } from './fill-marks.ts';
import type { Property } from './property.ts';

/** Words in the names of amounts, paths and receivers, as the lexicon of parameters has them. */
const amount = /(^|-)(amount|total|qty|quantity|price|notional|lamports|sats)(-|$)/;
const path = /(^|-)(path|filepath|file|filename|directory|dir|folder)$/;
const receiver = /^(to|recipient|to-(email|address|number)|recipient-(id|email)|email-to|phone-number|channel|channel-id|chat-id|room-id)$/;

/**
 * Limits whose values only the user knows. The placeholders let nothing through, so a policy that was not filled in is safe.
 * An amount is capped where it is optional too: without it such a call often means the whole amount.
 */
export function fillRules({ flags, facets }: Assessment, properties: readonly Property[]): ArgumentRule[] {
  const has = (...wanted: Assessment['flags']) => wanted.some((flag) => flags.includes(flag));
  return [
    ...(has('money') ? properties.filter(({ kebab, schema }) => amount.test(kebab) && isNumber(schema['type'])).map(cap) : []),
    ...(has('fs-path', 'fs-read', 'fs-write') ? properties.filter((property) => isNeededText(property) && path.test(property.kebab)).map(below) : []),
    ...(facets.effects.includes('communicate') ? properties.filter((property) => isNeededText(property) && receiver.test(property.kebab)).map(among) : []),
  ];
}

function cap({ name, schema, required }: Property): ArgumentRule {
  const because = 'One call should not move more than you would sign for without looking.';
  return { parameter: name, test: 'at-most', values: [0], fill: true, because, ...(schema['type'] === 'integer' && { integer: true }), ...(required && { required }) };
}

function below({ name }: Property): ArgumentRule {
  return { parameter: name, test: 'starts-with', values: [fillMarks.folder], fill: true, required: true, because: 'The tool should stay inside one folder.' };
}

function among({ name }: Property): ArgumentRule {
  return { parameter: name, test: 'one-of', values: [fillMarks.receiver], fill: true, required: true, because: 'Messages should reach only people you chose.' };
}

function isNumber(type: unknown): boolean {
  return type === 'number' || type === 'integer';
}

function isNeededText({ schema, required }: Property): boolean {
  return required && schema['type'] === 'string';
}
