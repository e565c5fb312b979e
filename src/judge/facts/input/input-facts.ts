import type { JsonObject } from '../../../schema/json.ts';
import type { FactName } from '../../../schema/knowledge/rule.ts';
import type { Fact, Facts } from '../fact.ts';
import { isHeld } from './is-held.ts';
import { inputShape } from './input-shape.ts';
import { requiredOf, waysOf } from '../schema/schema-node.ts';
import type { SchemaNode, SchemaProperty, SchemaReading } from '../schema/schema-node.ts';
import { isAddress, isFreeText, isSwitch, listedTexts } from '../schema/schema-values.ts';
import { kebab } from '../name/split-name.ts';
import { tellsCode } from './told-code.ts';

/** Facts that the input schema of a tool states; `null` is one that is missing, or no object. */
export function addInputFacts(facts: Facts, reading: SchemaReading | null): void {
  const shape = inputShape(reading);
  const add = factAdder(facts);
  add('input.shape', { word: shape.word, in: 'input', path: shape.path, start: 0, end: shape.text.length, text: shape.text, source: 'schema' });
  if (reading === null) return;
  const required = requiredOf(reading.root);
  const listed = new Set<JsonObject>();
  for (const node of reading.nodes) {
    for (const property of node.properties) {
      const fact = nameFact(property, 'input');
      add('input.parameter', fact);
      if (isAddress(property.node)) add('input.parameter', { ...fact, word: 'url' });
      if (node === reading.root && required.has(property.name)) add('input.required', fact);
      if (isFreeText(property.node) && !ofFormula.test(fact.path)) add('input.free-text', fact);
      if (isFreeText(property.node) && tellsCode(property.node)) add('input.free-text', { ...fact, word: 'told-code' });
      if (isSwitch(property.node) && isHeld(node)) add('input.switch', fact);
      addValues(add, property.node, listed);
    }
  }
  if (reading.isCut) add('definition.finding', cutFact('input', '/inputSchema'));
}

/** Facts that the output schema of a tool states. */
export function addOutputFacts(facts: Facts, reading: SchemaReading | null): void {
  if (reading === null) return;
  const add = factAdder(facts);
  for (const { properties } of reading.nodes) for (const property of properties) add('output.property', nameFact(property, 'output'));
  if (reading.isCut) add('definition.finding', cutFact('output', '/outputSchema'));
}

/** The expression of an equation in rich text is shown, not run. */
const ofFormula = /\/(?:equation|formula|katex|latex)\/properties\/expression$/i;

type AddFact = (name: FactName, fact: Fact) => void;

/** Adds the first fact of each word, like `addFact`, but a schema may hold very many: what is known is looked up, not searched. */
function factAdder(facts: Facts): AddFact {
  const known = new Map<FactName, { words: Set<string>; list: Fact[] }>();
  return (name, fact) => {
    let of = known.get(name);
    if (of === undefined) {
      const list = facts.get(name) ?? [];
      facts.set(name, list);
      known.set(name, of = { list, words: new Set(list.map(({ word }) => word)) });
    }
    if (of.words.has(fact.word)) return;
    of.words.add(fact.word);
    of.list.push(fact);
  };
}

function nameFact({ name, path }: SchemaProperty, place: 'input' | 'output'): Fact {
  return { word: kebab(name), in: place, path, start: 0, end: name.length, text: name, source: 'schema' };
}

function cutFact(place: 'input' | 'output', path: string): Fact {
  return { word: 'schema-cut', in: place, path, start: 0, end: 0, text: '', source: 'rest' };
}

/** The values that a property may have, each list once, however often it is referred to. */
function addValues(add: AddFact, node: SchemaNode, listed: Set<JsonObject>): void {
  for (const { parts } of waysOf(node)) {
    for (const { schema, path } of parts) {
      if (listed.has(schema) || !('enum' in schema || 'const' in schema)) continue;
      listed.add(schema);
      for (const { value, path: at } of listedTexts(schema, path)) {
        add('input.value', { word: kebab(value), in: 'input', path: at, start: 0, end: value.length, text: value, source: 'schema' });
      }
    }
  }
}
