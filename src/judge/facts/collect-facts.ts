import type { FactName } from '../../schema/knowledge/rule.ts';
import { hintsOf, textOf } from '../../schema/tool.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import type { Context } from './context.ts';
import { addDescriptionFacts } from './description/description-facts.ts';
import { addFact } from './fact.ts';
import type { Fact, Facts } from './fact.ts';
import { addHygieneFacts } from './hygiene/hygiene-facts.ts';
import { addInputFacts, addOutputFacts } from './input/input-facts.ts';
import { addNameFacts } from './name/name-facts.ts';
import { readSchema } from './schema/read-schema.ts';
import type { SchemaReading } from './schema/schema-node.ts';

/** Everything that rules may ask about a tool, with the place where it stands. `input` is its input schema, where it was read before. */
export function collectFacts(tool: ToolDefinition, context: Context, input = readInput(tool)): Facts {
  const facts: Facts = new Map();
  addDescriptionFacts(facts, tool, context);
  addNameFacts(facts, tool, context);
  addInputFacts(facts, input);
  addOutputFacts(facts, readSchema(tool.outputSchema, '/outputSchema'));
  addHygieneFacts(facts, tool, context);
  addHints(facts, tool);
  addServer(facts, context);
  addInterface(facts, tool);
  mergeFacts(facts);
  return facts;
}

/** The input schema of a tool as it is read. */
export function readInput({ inputSchema }: ToolDefinition): SchemaReading | null {
  return readSchema(inputSchema, '/inputSchema');
}

function addHints(facts: Facts, tool: ToolDefinition): void {
  for (const [name, value] of Object.entries(hintsOf(tool))) {
    addFact(facts, 'hint', { word: `${name}=${value}`, in: 'annotations', path: `/annotations/${name}`, start: 0, end: name.length, text: name, source: 'rest' });
  }
}

function addServer(facts: Facts, { serverText, serverTokens, domains }: Context): void {
  for (const { domain, holds, start, end, isFirst } of domains) {
    const fact = { in: 'server' as const, path: '/server', start, end, text: serverText.slice(start, end), source: 'rest' as const };
    addFact(facts, 'server.domain', { word: domain, ...fact });
    if (isFirst) addFact(facts, 'server.holds', { word: holds, ...fact });
  }
  for (const { word, start, end } of serverTokens) {
    addFact(facts, 'server.word', { word, in: 'server', path: '/server', start, end, text: serverText.slice(start, end), source: 'rest' });
  }
}

function addInterface(facts: Facts, tool: ToolDefinition): void {
  const words = [textOf(tool.description).trim() === '' ? 'undescribed' : 'described', facts.get('input.shape')?.[0]?.word === 'unknown' ? 'untyped' : 'typed'];
  for (const word of words) addFact(facts, 'interface', { word, in: 'name', path: '/name', start: 0, end: tool.name.length, text: tool.name, source: 'rest' });
}

/** `verb`, `object` and `head` speak of the tool as a whole, so that most rules need not be written twice. */
function mergeFacts(facts: Facts): void {
  const verb = facts.get('name.verb') ?? facts.get('description.verb') ?? facts.get('title.verb') ?? facts.get('name.maybe');
  if (verb !== undefined) facts.set('verb', verb);
  const merge = (into: FactName, names: readonly FactName[]) => {
    for (const name of names) for (const fact of facts.get(name) ?? []) addFact(facts, into, fact);
  };
  merge('object', ['name.object', 'description.object']);
  merge('head', ['name.head', 'description.head']);
}

/** The facts by name, as they are shown to people who debug a rule. */
export function shownFacts(facts: Facts): Record<string, string[]> {
  return Object.fromEntries([...facts].map(([name, list]: [FactName, Fact[]]) => [name, list.map(({ word }) => word)]));
}
