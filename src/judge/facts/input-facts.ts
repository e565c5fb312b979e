import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import type { EvidencePlace } from '../../schema/vocabulary.ts';
import { addFact } from './fact.ts';
import type { Facts } from './fact.ts';
import { inputShape } from './input-shape.ts';
import { kebab } from './split-name.ts';

/** Depth, properties and values of a schema that are looked at; deeper ones are generated noise. */
const mostDepth = 6;
const mostProperties = 400;
const mostValues = 60;
/** A text no longer than this is a code or an id, not free text. */
const shortText = 16;

/** Facts that the input schema of a tool states. */
export function addInputFacts(facts: Facts, tool: ToolDefinition): void {
  const schema = tool.inputSchema;
  const shape = inputShape(schema);
  addFact(facts, 'input.shape', { word: shape.word, in: 'input', path: shape.path, start: 0, end: shape.text.length, text: shape.text, source: 'schema' });
  if (isJsonObject(schema)) addProperties(facts, 'input', schema, '/inputSchema');
}

/** Facts that the output schema of a tool states. */
export function addOutputFacts(facts: Facts, tool: ToolDefinition): void {
  if (isJsonObject(tool.outputSchema)) addProperties(facts, 'output', tool.outputSchema, '/outputSchema');
}

interface Visit { schema: JsonObject; path: string; depth: number }

/** Breadth first, so that a cap cuts the deepest. */
function addProperties(facts: Facts, place: EvidencePlace & ('input' | 'output'), root: JsonObject, rootPath: string): void {
  const waiting: Visit[] = [{ schema: root, path: rootPath, depth: 0 }];
  let seen = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { schema, path, depth } = next;
    if (isJsonObject(schema['properties'])) {
      const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
      for (const [name, property] of Object.entries(schema['properties'])) {
        if ((seen += 1) > mostProperties) return;
        addProperty(facts, place, { name, property, path: `${path}/properties/${pointerPart(name)}`, required: depth === 0 && required.has(name) });
        if (isJsonObject(property) && depth < mostDepth) waiting.push({ schema: property, path: `${path}/properties/${pointerPart(name)}`, depth: depth + 1 });
      }
    }
    if (depth < mostDepth) waiting.push(...innerSchemas(schema, path, depth));
  }
}

function innerSchemas(schema: JsonObject, path: string, depth: number): Visit[] {
  const inner: Visit[] = [];
  if (isJsonObject(schema['items'])) inner.push({ schema: schema['items'], path: `${path}/items`, depth: depth + 1 });
  for (const key of ['oneOf', 'anyOf', 'allOf']) {
    const variants = schema[key];
    if (Array.isArray(variants)) variants.forEach((variant, index) => { if (isJsonObject(variant)) inner.push({ schema: variant, path: `${path}/${key}/${index}`, depth: depth + 1 }); });
  }
  return inner;
}

interface Property { name: string; property: Json; path: string; required: boolean }

function addProperty(facts: Facts, place: 'input' | 'output', { name, property, path, required }: Property): void {
  const fact = { word: kebab(name), in: place, path, start: 0, end: name.length, text: name, source: 'schema' as const };
  if (place === 'output') return addFact(facts, 'output.property', fact);
  addFact(facts, 'input.parameter', fact);
  if (required) addFact(facts, 'input.required', fact);
  if (!isJsonObject(property)) return;
  if (isFreeText(property)) addFact(facts, 'input.free-text', fact);
  for (const { value, path: at } of valuesOf(property, path)) {
    addFact(facts, 'input.value', { word: kebab(value), in: 'input', path: at, start: 0, end: value.length, text: value, source: 'schema' });
  }
}

/** A text that nothing narrows. A schema that says nothing at all of a property does not narrow it either. */
function isFreeText(property: JsonObject): boolean {
  const { type } = property;
  const types = Array.isArray(type) ? type : [type];
  const isText = type === undefined ? !('anyOf' in property || 'oneOf' in property || '$ref' in property || 'properties' in property || 'items' in property) : types.includes('string');
  const length = property['maxLength'];
  return isText && !['enum', 'const', 'pattern', 'format'].some((key) => key in property) && !(typeof length === 'number' && length <= shortText);
}

function valuesOf(property: JsonObject, path: string): { value: string; path: string }[] {
  const listed = Array.isArray(property['enum']) ? property['enum'].slice(0, mostValues) : [];
  const values = listed.flatMap((value, index) => (typeof value === 'string' ? [{ value, path: `${path}/enum/${index}` }] : []));
  return typeof property['const'] === 'string' ? [...values, { value: property['const'], path: `${path}/const` }] : values;
}

/** A key as a part of a JSON Pointer (RFC 6901). */
export function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
