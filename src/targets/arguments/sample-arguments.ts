import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { ArgumentRule, PolicyItem } from '../../schema/policy.ts';
import type { ToolDefinition } from '../../schema/tool.ts';

type Arguments = Record<string, Json>;

/** Values of an enum that are tried; a longer one is no choice of actions. */
const mostValues = 50;

/** Arguments that try each side of every test of a tool: nothing, what passes, what does not, and each value of a choice. */
export function sampleArguments({ eased, only = [] }: PolicyItem, definition?: ToolDefinition): Arguments[] {
  const bound = sides(only);
  const easing = sides(eased?.when ?? []);
  const chosen = (eased?.when ?? []).flatMap(({ parameter, values }) => [...values, ...enumOf(definition, parameter)].slice(0, mostValues)
    .map((value): Arguments => ({ ...bound.passing, ...easing.passing, [parameter]: value })));
  const tried: Arguments[] = [
    {}, bound.passing, { ...bound.passing, ...easing.passing }, { ...bound.passing, ...easing.failing }, { ...easing.passing, ...bound.failing }, ...chosen,
    ...only.map(({ parameter }) => ({ ...bound.passing, [parameter]: bound.failing[parameter] ?? null })),
  ];
  return [...new Map(tried.map((given) => [JSON.stringify(given), given])).values()];
}

/** For each test, a value that passes and one that does not. The hosts and folders are nobody's. */
const samples: Record<ArgumentRule['test'], (values: ArgumentRule['values']) => { passing: Json; failing: Json }> = {
  'one-of': ([first]) => ({ passing: first ?? null, failing: 'none of these' }),
  'at-most': ([most]) => ({ passing: Number(most), failing: Number(most) + 1 }),
  'starts-with': ([first]) => ({ passing: `${first}file.txt`, failing: `${first}../../etc/passwd` }),
  'host-one-of': ([host]) => ({ passing: `https://${host}/page`, failing: `https://${host}.evil.test/page` }),
  'not-private-host': () => ({ passing: 'https://example.com/page?q=1', failing: 'http://169.254.169.254/latest/meta-data/' }),
  equals: ([value]) => ({ passing: value ?? null, failing: value !== true }),
};

function sides(rules: readonly ArgumentRule[]): { passing: Arguments; failing: Arguments } {
  const chosen = (side: 'passing' | 'failing') => Object.fromEntries(rules.map(({ parameter, test, values }) => [parameter, samples[test](values)[side]]));
  return { passing: chosen('passing'), failing: chosen('failing') };
}

function enumOf(definition: ToolDefinition | undefined, parameter: string): Json[] {
  const schema = definition?.inputSchema;
  const properties = isJsonObject(schema) && isJsonObject(schema['properties']) ? schema['properties'] : {};
  const property = Object.hasOwn(properties, parameter) ? properties[parameter] : undefined;
  return isJsonObject(property) && Array.isArray(property['enum']) ? property['enum'] : [];
}
