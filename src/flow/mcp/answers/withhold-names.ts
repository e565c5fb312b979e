import { sayName } from '../../../targets/words/say-name.ts';
import { isWithheld, plainName } from './plain-name.ts';

/**
 * What stands for names that are not repeated, put in their place in every text of a value: sentences about policies name tools, as the
 * products spell them.
 */
export function withholdNames(names: readonly string[]): <T>(value: T) => T {
  const forms = names.filter(isWithheld).flatMap((name) => [...new Set([name, sayName(name), sayName(name).replace(/^“|”$/g, '')])].map((form) => [form, plainName(name)] as const));
  forms.sort(([a], [b]) => b.length - a.length);
  const ofText = (text: string) => forms.reduce((said, [form, plain]) => said.replaceAll(form, plain), text);
  const ofAny = (value: unknown): unknown => {
    if (typeof value === 'string') return ofText(value);
    if (Array.isArray(value)) return value.map(ofAny);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, ofAny(inner)]));
  };
  return <T>(value: T) => (forms.length === 0 ? value : ofAny(value) as T);
}
