import type { Json, JsonObject } from '../../../schema/json.ts';
import { stringsIn } from '../../languages/json/dig.ts';

/** The rules of all lists, each once: where two servers spell a tool alike, in the strictest list it has. */
export function combineClaudeCode(all: readonly Json[]): JsonObject {
  const said = new Set<string>();
  const lists = (['deny', 'ask', 'allow'] as const).map((list) => {
    const rules = [...new Set(all.flatMap((data) => stringsIn(data, 'permissions', list)))].filter((rule) => !said.has(rule));
    for (const rule of rules) said.add(rule);
    return [list, rules] as const;
  });
  return { permissions: Object.fromEntries(lists.reverse().filter(([, rules]) => rules.length > 0)) };
}
