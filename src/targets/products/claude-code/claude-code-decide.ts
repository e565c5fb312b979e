import type { Json } from '../../../schema/json.ts';
import type { PolicyCall } from '../../../schema/policy.ts';
import { stringsIn } from '../../languages/json/dig.ts';
import { matchesWildcards } from '../../names/wildcards.ts';
import { claudeCodeName } from '../../names/claude-code-name.ts';

/** Deny before ask before allow, whichever rule is narrower. */
const order = ['deny', 'ask', 'allow'] as const;

/**
 * What Claude Code does with a call under the rules of one settings file. A rule is a tool, a whole server (`mcp__github`), or holds
 * `*`; under `allow` a `*` counts only after a literal server. A rule with parentheses matches no MCP tool. Measured on 2.1.197.
 */
export function decideClaudeCode(data: Json, serverKey: string, { tool }: PolicyCall): { outcome: (typeof order)[number] | 'unlisted'; because: string } {
  const spelled = claudeCodeName(serverKey, tool);
  if ('refused' in spelled) return { outcome: 'unlisted', because: 'no rule can name it' };
  const server = claudeCodeServer(serverKey);
  for (const list of order) {
    const rule = stringsIn(data, 'permissions', list).find((one) => claudeCodeRuleMatches(one, list, server, spelled.name));
    if (rule !== undefined) return { outcome: list, because: `${list}: ${rule}` };
  }
  return { outcome: 'unlisted', because: 'no rule' };
}

/** The rule that names a whole server; not for a server without a name. */
export function claudeCodeServer(serverKey: string): string {
  const any = claudeCodeName(serverKey, 'x');
  return 'name' in any ? any.name.slice(0, -'__x'.length) : 'mcp__';
}

/** Whether a rule of a list is about a tool, spelled as Claude Code spells it. */
export function claudeCodeRuleMatches(rule: string, list: (typeof order)[number], server: string, name: string): boolean {
  if (!rule.includes('*')) return rule === name || rule === server;
  const isCounted = list !== 'allow' || rule.startsWith(`${server}__`);
  return isCounted && rule.startsWith('mcp__') && !/[()?]/.test(rule) && matchesWildcards(rule, name);
}
