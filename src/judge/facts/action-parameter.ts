import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { textOf } from '../../schema/tool.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { describedValues, lineAbout } from './described-values.ts';
import { pointerPart } from './input-facts.ts';
import { findNameVerb } from './find-name-verb.ts';
import { kebab, splitName } from './split-name.ts';
import type { Words } from './words.ts';

/** An argument that chooses what a tool does, and its values with the places they stand at. */
export interface ActionParameter {
  path: string;
  name: string;
  values: ActionValue[];
  /** Set when words list the values, and no enumeration binds a caller to them. */
  inWords?: true;
}

/** One value. `at` is where it begins in the text at `path`, in UTF-16 units. */
export interface ActionValue { value: string; path: string; at: number }

/** Names that such arguments have, most telling first. The share of values that must be verbs is lower for these. */
const tellingNames = new Set(['action', 'operation', 'op', 'command', 'subcommand', 'verb', 'crud', 'method', 'http-method', 'task', 'intent', 'action-type', 'operation-type', 'request-type', 'command-type', 'function']);
const vagueNames = new Set(['mode', 'type', 'kind', 'request', 'event', 'status-action', 'state']);
/** Of these, the ones whose values authors list in words instead of an enumeration; others take free text. */
const choosingNames = new Set(['action', 'operation', 'op', 'subcommand', 'verb', 'action-type', 'operation-type']);
const tellingShare = 0.34;
const vagueShare = 0.75;
/** Values of one argument that are judged; more are reported as the tool's own. */
const mostValues = 60;

/** The argument of a tool that chooses among actions, or null when it has none. */
export function actionParameter({ inputSchema, description }: ToolDefinition, words: Words): ActionParameter | null {
  if (!isJsonObject(inputSchema)) return null;
  const found = propertiesOf(inputSchema, '/inputSchema').map((each) => described(each, inputSchema, textOf(description))).filter(({ values }) => values.length > 1);
  const telling = found.find(({ name, values }) => tellingNames.has(kebab(name)) && verbShare(values, words) >= tellingShare);
  return telling ?? found.find(({ name, values }) => vagueNames.has(kebab(name)) && verbShare(values, words, true) >= vagueShare) ?? null;
}

/** The argument with the values that words list for it, where the schema lists none. */
function described(parameter: ActionParameter, schema: JsonObject, description: string): ActionParameter {
  if (parameter.values.length > 0 || !choosingNames.has(kebab(parameter.name))) return parameter;
  const property = isJsonObject(schema['properties']) ? schema['properties'][parameter.name] : undefined;
  const own = isJsonObject(property) ? describedValues({ path: `${parameter.path}/description`, text: textOf(property['description']) }) : [];
  if (own.length > 1) return { ...parameter, values: own.slice(0, mostValues), inWords: true };
  const about = lineAbout(parameter.name, description);
  const values = about === null ? [] : describedValues({ path: '/description', text: about.line }).map((value) => ({ ...value, at: value.at + about.from }));
  return { ...parameter, values: values.slice(0, mostValues), inWords: true };
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

function valuesOf(property: JsonObject, path: string): ActionValue[] {
  const inner = Array.isArray(property['oneOf']) ? property['oneOf'] : Array.isArray(property['anyOf']) ? property['anyOf'] : [];
  const key = Array.isArray(property['oneOf']) ? 'oneOf' : 'anyOf';
  return [
    ...constants(property, path),
    ...inner.flatMap((variant, index) => (isJsonObject(variant) ? constants(variant, `${path}/${key}/${index}`) : [])),
  ];
}

function constants(schema: JsonObject, path: string): ActionValue[] {
  const listed = Array.isArray(schema['enum']) ? schema['enum'] : [];
  const values = listed.flatMap((value, index) => (typeof value === 'string' ? [{ value, path: `${path}/enum/${index}`, at: 0 }] : []));
  return typeof schema['const'] === 'string' ? [...values, { value: schema['const'], path: `${path}/const`, at: 0 }] : values;
}

function verbShare(values: readonly { value: string }[], words: Words, clearOnly = false): number {
  const verbs = values.filter(({ value }) => {
    const { main } = findNameVerb(splitName(value), words);
    return main !== null && (!clearOnly || words.verbs.get(main.base)?.grade === 'verb');
  });
  return verbs.length / values.length;
}
