import type { Json } from '../../schema/json.ts';
import type { ParameterState } from '../../schema/change/state.ts';
import type { Lexicon } from '../../schema/knowledge/knowledge.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import type { Assessment } from '../../schema/verdict/assessment.ts';
import { flags, termsOf } from '../../schema/vocabulary.ts';
import type { Flag } from '../../schema/vocabulary.ts';
import { readSchema } from '../facts/schema/read-schema.ts';
import { requiredOf, saidOf } from '../facts/schema/schema-node.ts';
import type { SchemaNode } from '../facts/schema/schema-node.ts';
import { briefJson, shortHash } from './brief-json.ts';
import { riskyName } from './risky-names.ts';
import { isWeighty } from './weighty-flags.ts';

/** Parameters of one tool that are compared one by one, and values of one that are kept: the hashes hold for the rest. */
const mostParameters = 500;
const mostValues = 100;

/** The parameters of a tool by where they lie, nested ones too, sorted; references are followed. */
export function parameterStates({ inputSchema }: ToolDefinition, evidence: Assessment['evidence'], lexicon: Lexicon): ParameterState[] {
  const reading = readSchema(inputSchema, '/inputSchema');
  if (reading === null) return [];
  const risks = risksByPath(evidence);
  const byPath = new Map<string, ParameterState>();
  for (const node of reading.nodes) {
    if (node.lies !== 'property') continue;
    const path = pathOf(node);
    if (byPath.has(path)) continue;
    byPath.set(path, stateOf(node, path, [...riskyName(node, lexicon), ...node.parts.flatMap(({ path: at }) => risks.get(at) ?? [])]));
    if (byPath.size === mostParameters) break;
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function stateOf(node: SchemaNode, path: string, risks: readonly Flag[]): ParameterState {
  const [type, standard, values] = [saidOf(node, 'type'), saidOf(node, 'default'), saidOf(node, 'enum')];
  const isRequired = node.parent !== null && node.name !== null && requiredOf(node.parent).has(node.name);
  const found = new Set(risks);
  return {
    path, ...(isRequired && { required: true }), ...(type !== undefined && { type: typeText(type) }), ...(standard !== undefined && { default: briefJson(standard) }),
    ...(Array.isArray(values) && { values: valueTexts(values) }), ...(found.size > 0 && { risks: termsOf(flags).filter((flag) => found.has(flag)) }),
  };
}

function typeText(type: Json): string {
  return Array.isArray(type) ? [...new Set(type.map((one) => (typeof one === 'string' ? one : briefJson(one))))].sort().join('|') : typeof type === 'string' ? type : briefJson(type);
}

function valueTexts(values: readonly Json[]): string[] {
  const texts = [...new Set(values.map(briefJson))].sort();
  return texts.length <= mostValues ? texts : [`sha256:${shortHash(texts.join('\n'))}`];
}

/** `filter.ids[].name`: ways the same value may be have no part of their own. */
function pathOf(node: SchemaNode): string {
  const parts: string[] = [];
  for (let at: SchemaNode | null = node; at !== null; at = at.parent) {
    if (at.lies === 'property') parts.push(`.${at.name ?? ''}`);
    else if (at.lies === 'entry') parts.push('[]');
  }
  return parts.reverse().join('').replace(/^\./, '');
}

/** The weighty flags that rest on a parameter: on its name, or on one of its values. */
function risksByPath(evidence: Assessment['evidence']): Map<string, Flag[]> {
  const byPath = new Map<string, Flag[]>();
  for (const { facet, in: place, value, path } of evidence) {
    if (facet !== 'flags' || place !== 'input' || !isWeighty(value as Flag)) continue;
    const at = path.replace(/\/(?:enum|const)(?:\/\d+)?$/, '');
    byPath.set(at, [...byPath.get(at) ?? [], value as Flag]);
  }
  return byPath;
}
