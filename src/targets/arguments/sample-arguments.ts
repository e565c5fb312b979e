import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { ArgumentRule, PolicyItem } from '../../schema/policy.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { sampleValues } from './sample-values.ts';
import { usualSpellings } from './usual-spellings.ts';

type Arguments = Record<string, Json>;

/** Values of an enum that are tried; a longer one is no choice of actions. */
const mostValues = 50;

/**
 * Arguments that try each side of every test of a tool: nothing, what passes, what does not, each value of a choice, each argument
 * left out, and each doubled under another spelling.
 */
export function sampleArguments({ eased, only = [] }: PolicyItem, definition?: ToolDefinition): Arguments[] {
  const bound = passing(only);
  const easing = passing(eased?.when ?? []);
  const whole = { ...bound, ...easing };
  const chosen = (eased?.when ?? []).flatMap(({ parameter, values }) => [...values, ...enumOf(definition, parameter)].slice(0, mostValues)
    .map((value): Arguments => ({ ...whole, [parameter]: value })));
  const rules = [...only, ...(eased?.when ?? [])];
  const tried: Arguments[] = [
    {}, bound, whole, ...chosen,
    ...rules.flatMap((rule) => sampleValues(rule).failing.map((value) => ({ ...whole, [rule.parameter]: value }))),
    ...rules.flatMap(({ parameter }) => [without(whole, parameter), ...usualSpellings(parameter).slice(0, 1).map((name) => ({ ...whole, [name]: whole[parameter] ?? 'x' }))]),
  ];
  return [...new Map(tried.map((given) => [JSON.stringify(given), given])).values()];
}

function passing(rules: readonly ArgumentRule[]): Arguments {
  return Object.fromEntries(rules.flatMap((rule) => sampleValues(rule).passing.slice(0, 1).map((value) => [rule.parameter, value])));
}

function without(given: Arguments, parameter: string): Arguments {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name !== parameter));
}

function enumOf(definition: ToolDefinition | undefined, parameter: string): Json[] {
  const schema = definition?.inputSchema;
  const properties = isJsonObject(schema) && isJsonObject(schema['properties']) ? schema['properties'] : {};
  const property = Object.hasOwn(properties, parameter) ? properties[parameter] : undefined;
  return isJsonObject(property) && Array.isArray(property['enum']) ? property['enum'] : [];
}
