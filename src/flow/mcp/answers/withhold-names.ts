import { sayName } from '../../../targets/words/say-name.ts';
import type { ToolRecord } from '../../../schema/catalog/record.ts';
import { isWithheld, plainName, plainSlug } from './plain-name.ts';

/** What a tool is called. */
type Named = Pick<ToolRecord, 'slug'> & { definition: Pick<ToolRecord['definition'], 'name'> };

/**
 * What stands for names that are not repeated, put in their place in every text of a value: sentences about policies name tools, as the
 * products spell them.
 */
export function withholdNames(tools: readonly Named[]): <T>(value: T) => T {
  const forms = tools.filter(({ definition }) => isWithheld(definition.name)).flatMap(({ definition: { name }, slug }) => [
    ...[...new Set([name, sayName(name), sayName(name).replace(/^“|”$/g, ''), name.replace(/[^A-Za-z0-9_-]/g, '_')])].map((form) => [form, plainName(name)] as const), [encodeURIComponent(slug), plainSlug(name, slug)] as const,
  ]);
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
