import type { Assessment, Evidence, OverruledEvidence } from '../../schema/verdict/assessment.ts';
import { jsonText } from '../json-text.ts';

/** Texts of the parts that many tools share; such parts are frozen, so that their text stays right. */
const shared = new WeakMap<object, string>();

/** `jsonText` of an assessment, with the text of each shared part made once, and evidence, the largest part, put together by hand. */
export function assessmentText(assessment: Assessment): string {
  let text = '';
  for (const name of Object.keys(assessment) as (keyof Assessment)[]) {
    const value = assessment[name];
    if (value === undefined) continue;
    text += `${text === '' ? '{' : ','}"${name}":${name === 'evidence' || name === 'overruled' ? evidenceText(assessment[name]) : partText(value)}`;
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

/** Of an item only where it stands and what stands there is a stranger's: all else is of the vocabulary. */
function evidenceText(items: readonly (Evidence | OverruledEvidence)[]): string {
  let text = '';
  for (const item of items) {
    text += `${text === '' ? '' : ','}{"facet":"${item.facet}","value":"${item.value}",${placeText(item)},"rule":"${item.rule}","strength":"${item.strength}"`;
    text += 'because' in item ? `,"because":{${placeText(item.because)}}}` : '}';
  }
  return `[${text}]`;
}

function placeText({ in: place, path, start, end, text }: Pick<Evidence, 'in' | 'path' | 'start' | 'end' | 'text'>): string {
  return `"in":"${place}","path":${quoted(path)},"start":${start},"end":${end},"text":${quoted(text)}`;
}

function quoted(text: string): string {
  return /^[\w /.,-]*$/.test(text) ? `"${text}"` : jsonText(text);
}
