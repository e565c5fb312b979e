import { stringsIn } from '../../languages/json/dig.ts';
import type { FindEntries, NamedEntry } from '../../names/named-entry.ts';
import { spelled } from '../../names/spelled.ts';
import { matchesWildcards } from '../../names/wildcards.ts';
import { withoutArguments } from '../../names/without-arguments.ts';
import { claudeCodeRuleMatches, claudeCodeServer, whyNoPattern } from './claude-code-decide.ts';
import { claudeCodeName } from '../../names/claude-code-name.ts';

/** The rules of a settings file, in the order in which they count. */
export const findClaudeCodeEntries: FindEntries = (data, serverKey) => {
  const spell = spelled(claudeCodeName, serverKey);
  const server = claudeCodeServer(serverKey);
  return (['deny', 'ask', 'allow'] as const).flatMap((list) => stringsIn(data, 'permissions', list).filter(isAboutServers).map((text): NamedEntry => {
    const never = neverOf(text, list);
    return {
      text, place: `permissions.${list}`, spell, isPattern: text.includes('*'), isOwn: text === server || text.startsWith(`${server}__`),
      matches: (tool) => spell(tool) !== null && claudeCodeRuleMatches(text, list, server, spell(tool) as string),
      ...(never !== null && { never: { because: never, meant: (tool: string) => matchesWildcards(withoutArguments(text), spell(tool) ?? '') } }),
    };
  }));
};

/** Rules such as `Bash(ls:*)` are about tools of Claude Code's own, and `*` about all there are. */
function isAboutServers(text: string): boolean {
  return !/^[A-Z][A-Za-z]*(\(|\*?$)/.test(text) && text !== '*';
}

function neverOf(text: string, list: 'deny' | 'ask' | 'allow'): string | null {
  if (text.includes('*') && !text.startsWith('mcp__')) return whyNoPattern(text, list);
  if (!text.startsWith('mcp__')) return 'rules for tools of servers begin with mcp__';
  return /[()?*]/.test(text) ? whyNoPattern(text, list) : null;
}
