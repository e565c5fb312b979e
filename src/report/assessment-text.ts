import type { Assessment } from '../schema/assessment.ts';
import { jsonText } from './json-text.ts';

/** Texts of the parts that many tools share; such parts are frozen, so that their text stays right. */
const shared = new WeakMap<object, string>();

/** `jsonText` of an assessment, with the text of each shared part made once. */
export function assessmentText(assessment: Assessment): string {
  let text = '';
  for (const name of Object.keys(assessment) as (keyof Assessment)[]) {
    const value = assessment[name];
    if (value !== undefined) text += `${text === '' ? '{' : ','}"${name}":${partText(value)}`;
  }
  return `${text === '' ? '{' : text}}`;
}

function partText(value: unknown): string {
  if (typeof value !== 'object' || value === null || !Object.isFrozen(value)) return jsonText(value);
  const known = shared.get(value);
  if (known !== undefined) return known;
  const made = jsonText(value);
  shared.set(value, made);
  return made;
}
