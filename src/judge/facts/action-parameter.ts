import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { pointerPart } from './input-facts.ts';
import { findNameVerb } from './find-name-verb.ts';
import { kebab, splitName } from './split-name.ts';
import type { Words } from './words.ts';

/** An argument that chooses what a tool does, and its values with the places they stand at. */
export interface ActionParameter { path: string; name: string; values: { value: string; path: string }[] }

/** Names that such arguments have, most telling first. The share of values that must be verbs is lower for these. */
const tellingNames = new Set(['action', 'operation', 'op', 'command', 'subcommand', 'verb', 'crud', 'method', 'http-method', 'task', 'intent', 'action-type', 'operation-type', 'request-type', 'command-type', 'function']);
const vagueNames = new Set(['mode', 'type', 'kind', 'request', 'event', 'status-action', 'state']);
const tellingShare = 0.34;
const vagueShare = 0.75;
/** Values of one argument that are judged; more are reported as the tool's own. */
const mostValues = 60;

/** The argument of a tool that chooses among actions, or null when it has none. */
export function actionParameter({ inputSchema }: ToolDefinition, words: Words): ActionParameter | null {
  if (!isJsonObject(inputSchema)) return null;
  const found = propertiesOf(inputSchema, '/inputSchema').filter(({ values }) => values.length > 1);
  const telling = found.find(({ name, values }) => tellingNames.has(kebab(name)) && verbShare(values, words) >= tellingShare);
  return telling ?? found.find(({ name, values }) => vagueNames.has(kebab(name)) && verbShare(values, words, true) >= vagueShare) ?? null;
}

/** Properties of the schema and of its variants: a discriminator may stand in each `oneOf` with one constant. */
function propertiesOf(schema: JsonObject, path: string): ActionParameter[] {
  const byName = new Map<string, ActionParameter>();
  const visit = (inner: JsonObject, at: string) => {
    if (isJsonObject(inner['properties'])) {
      for (const [name, property] of Object.entries(inner['properties'])) {
        if (!isJsonObject(property)) continue;
        const place = `${at}/properties/${pointerPart(name)}`;
        const known = byName.get(name) ?? { name, path: place, values: [] };
        known.values.push(...valuesOf(property, place).filter(({ value }) => !known.values.some((other) => other.value === value)));
        known.values.splice(mostValues);
        byName.set(name, known);
      }
    }
    for (const key of ['oneOf', 'anyOf']) if (Array.isArray(inner[key])) inner[key].forEach((variant: Json, index) => { if (isJsonObject(variant)) visit(variant, `${at}/${key}/${index}`); });
  };
  visit(schema, path);
  return [...byName.values()];
}

function valuesOf(property: JsonObject, path: string): { value: string; path: string }[] {
  const inner = Array.isArray(property['oneOf']) ? property['oneOf'] : Array.isArray(property['anyOf']) ? property['anyOf'] : [];
  const key = Array.isArray(property['oneOf']) ? 'oneOf' : 'anyOf';
  return [
    ...constants(property, path),
    ...inner.flatMap((variant, index) => (isJsonObject(variant) ? constants(variant, `${path}/${key}/${index}`) : [])),
  ];
}

function constants(schema: JsonObject, path: string): { value: string; path: string }[] {
  const listed = Array.isArray(schema['enum']) ? schema['enum'] : [];
  const values = listed.flatMap((value, index) => (typeof value === 'string' ? [{ value, path: `${path}/enum/${index}` }] : []));
  return typeof schema['const'] === 'string' ? [...values, { value: schema['const'], path: `${path}/const` }] : values;
}

function verbShare(values: readonly { value: string }[], words: Words, clearOnly = false): number {
  const verbs = values.filter(({ value }) => {
    const { main } = findNameVerb(splitName(value), words);
    return main !== null && (!clearOnly || words.verbs.get(main.base)?.grade === 'verb');
  });
  return verbs.length / values.length;
}
