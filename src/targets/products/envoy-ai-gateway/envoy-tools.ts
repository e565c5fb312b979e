import type { Json, JsonObject } from '../../../schema/json.ts';
import { regexLiteral } from '../../arguments/address-patterns.ts';
import { runningGrant } from '../../arguments/grants-of.ts';
import { celRules } from '../../languages/cel/cel-rule.ts';
import type { SpelledItem } from '../../names/spell-items.ts';

/** Limits of the CRD: api/v1beta1/mcp_route.go of envoyproxy/ai-gateway, validation markers. */
export const envoyLimits = { selector: 32, rules: 32, toolsPerRule: 16, cel: 4096 } as const;

/** Matches no name, the empty one neither: at its start nothing borders on a word. */
export const noName = '^\\b$';

/** Names in one regular expression at least, so that a longer list is not one expression a name. */
const namesPerRegex = 8;

/** The tools of a policy by what becomes of them. */
export interface EnvoyTools {
  /** Exposed, whatever the arguments. */
  open: SpelledItem[];
  /** Exposed, and let through by their arguments. */
  tested: SpelledItem[];
  closed: SpelledItem[];
  /** Closed because there is no room for their tests. */
  crowded: SpelledItem[];
  /** The rules for those that are tested. */
  rules: JsonObject[];
}

/** Sorts the tools, as many tested ones as there is room for. */
export function envoyTools(items: readonly SpelledItem[], backend: string): EnvoyTools {
  const runs = items.filter(({ item }) => runningGrant(item) !== undefined);
  const wanted = runs.filter((item) => expressionOf(item) !== null);
  let tested = wanted.filter((item) => (expressionOf(item) as string).length <= envoyLimits.cel);
  while (rulesFor(tested, backend).length > envoyLimits.rules) tested = tested.slice(0, -1);
  return {
    open: runs.filter((item) => expressionOf(item) === null), tested, crowded: wanted.filter((item) => !tested.includes(item)),
    closed: items.filter((item) => runningGrant(item.item) === undefined || (wanted.includes(item) && !tested.includes(item))),
    rules: rulesFor(tested, backend),
  };
}

/** Listing asks the same rules without parameters, so a tool is listed whatever its tests say. */
function expressionOf({ item }: SpelledItem): string | null {
  const tests = runningGrant(item)?.tests ?? [];
  return tests.length === 0 ? null : `request.mcp.params == null || (${celRules(tests, 'request.mcp.params.arguments')})`;
}

/** The first rule that matches decides. An expression that fails does not match, so what refuses is a rule without one. */
function rulesFor(tested: readonly SpelledItem[], backend: string): JsonObject[] {
  const byExpression = Map.groupBy(tested, (item) => expressionOf(item) as string);
  const allowing = [...byExpression].flatMap(([cel, items]) => targets(items, backend).map((target): JsonObject => ({ target, cel, action: 'Allow' })));
  return [...allowing, ...targets(tested, backend).map((target): JsonObject => ({ target, action: 'Deny' }))];
}

function targets(items: readonly SpelledItem[], backend: string): Json[] {
  return parts(items, envoyLimits.toolsPerRule).map((part) => ({ tools: part.map(({ spelling }) => ({ backend, tool: spelling })) }));
}

/** What a backend exposes. Without any include it would expose all but the excluded, so an include that matches no name stands in. */
export function envoySelector({ open, tested, closed }: EnvoyTools): JsonObject {
  const names = (items: readonly SpelledItem[]) => items.map(({ spelling }) => spelling);
  const included = names([...open, ...tested]);
  const excluded = names(closed);
  return {
    ...(included.length === 0 ? { includeRegex: [noName] } : listOrRegex('include', included)),
    ...(excluded.length === 0 ? {} : listOrRegex('exclude', excluded)),
  };
}

function listOrRegex(key: 'include' | 'exclude', names: readonly string[]): JsonObject {
  if (names.length <= envoyLimits.selector) return { [key]: [...names] };
  const size = Math.max(namesPerRegex, Math.ceil(names.length / envoyLimits.selector));
  return { [`${key}Regex`]: parts(names, size).map((part) => `^(${part.map(regexLiteral).join('|')})$`) };
}

function parts<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
