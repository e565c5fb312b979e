import type { Json } from '../../../schema/json.ts';
import type { PolicyCall } from '../../../schema/policy.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { matchesWildcards } from '../../names/wildcards.ts';
import { claudeCodeName } from '../../names/claude-code-name.ts';
import { asks } from '../../simulate/stance.ts';
import type { Stance } from '../../simulate/stance.ts';

/** Deny before ask before allow, whichever rule is narrower. */
const order = ['deny', 'ask', 'allow'] as const;

/**
 * What Claude Code does with a call under the rules of its settings. A rule is a tool, a whole server (`mcp__github`), or holds `*`;
 * under `allow` a `*` counts only after a literal server. A rule with parentheses matches no MCP tool. In the mode dontAsk, and
 * with denyInsteadOfPrompting, what would ask is refused. Measured on 2.1.197 and 2.1.332.
 */
export function decideClaudeCode(data: Json, serverKey: string, { tool }: PolicyCall): { outcome: (typeof order)[number] | 'unlisted'; because: string } {
  const said = ruledClaudeCode(data, serverKey, tool);
  const unasked = dig(data, 'permissions', 'defaultMode') === 'dontAsk' ? 'defaultMode is dontAsk' : dig(data, 'permissions', 'denyInsteadOfPrompting') === true ? 'denyInsteadOfPrompting is true' : null;
  return unasked !== null && (said.outcome === 'ask' || said.outcome === 'unlisted') ? { outcome: 'deny', because: unasked } : said;
}

function ruledClaudeCode(data: Json, serverKey: string, tool: string): ReturnType<typeof decideClaudeCode> {
  const spelled = claudeCodeName(serverKey, tool);
  if ('refused' in spelled) return { outcome: 'unlisted', because: 'no rule can name it' };
  const server = claudeCodeServer(serverKey);
  for (const list of order) {
    const rule = stringsIn(data, 'permissions', list).find((one) => claudeCodeRuleMatches(one, list, server, spelled.name));
    if (rule !== undefined) return { outcome: list, because: `${list}: ${rule}` };
  }
  return { outcome: 'unlisted', because: 'no rule' };
}

/** What becomes of tools without a rule, by the mode that the settings begin in. */
export function claudeCodeStance(data: Json): Stance {
  const mode = dig(data, 'permissions', 'defaultMode');
  const isBypass = mode === 'bypassPermissions' && dig(data, 'permissions', 'disableBypassPermissionsMode') !== 'disable';
  if (isBypass) return { decision: 'allow', says: 'run, for the file sets bypassPermissions' };
  if (mode === 'auto') return { decision: 'allow', says: 'run as long as a model finds them harmless, for the file sets auto' };
  return asks('unless another rule or the permission mode decides otherwise');
}

/** The rule that names a whole server; not for a server without a name. */
export function claudeCodeServer(serverKey: string): string {
  const any = claudeCodeName(serverKey, 'x');
  return 'name' in any ? any.name.slice(0, -'__x'.length) : 'mcp__';
}

/** Whether a rule of a list is about a tool, spelled as Claude Code spells it. */
export function claudeCodeRuleMatches(rule: string, list: (typeof order)[number], server: string, name: string): boolean {
  if (!rule.includes('*')) return rule === name || rule === server;
  return whyNoPattern(rule, list) === null && matchesWildcards(rule, name);
}

/** Whether the name of a server stands in a rule before its first star, with what ends it. */
function namesServer(rule: string): boolean {
  const name = rule.startsWith('mcp__') ? rule.slice('mcp__'.length).split('*', 1)[0] as string : '';
  return !name.startsWith('_') && name.includes('__');
}

/** Why Claude Code takes a rule with `*` for no tool of a server; null where it does. Completes "never matches: …". */
export function whyNoPattern(rule: string, list: (typeof order)[number]): string | null {
  if (/[()?]/.test(rule)) return 'a rule with parentheses or a question mark matches no tool of a server';
  if (list === 'allow') return namesServer(rule) ? null : 'under allow a * counts only after the whole name of a server';
  return /_|^\P{Ll}/u.test(rule) ? null : 'Claude Code takes no rule that begins with a small letter and holds no _';
}
