import { stringsIn } from '../../languages/json/dig.ts';
import { editJsonc, jsoncEntries } from '../../languages/json/edit-jsonc.ts';
import { holdsServers } from '../../merge/holds-servers.ts';
import type { Merged, MergeRequest } from '../../merge/merge.ts';
import { ownSpellings } from '../../merge/own-spellings.ts';
import { claudeCodeName } from '../../names/claude-code-name.ts';

const lists = ['allow', 'ask', 'deny'] as const;

/** Puts each rule into its list of `permissions` and takes it out of the others. Rules that stand where they belong stay there. */
export function mergeClaudeCode(text: string, { data, request, known, place }: MergeRequest): Merged {
  const { isOurs, isStale } = ownSpellings(request, known, claudeCodeName, (rule) => belongs(rule, request.serverKey));
  const found = lists.flatMap((list) => jsoncEntries(text, place, ['permissions', list])).map(({ value }) => value).filter((rule) => typeof rule === 'string');
  const removed = [...new Set(found.filter(isStale))];
  const changes = lists.map((list) => {
    const wanted = new Set<unknown>(stringsIn(data, 'permissions', list));
    const there = new Set(jsoncEntries(text, place, ['permissions', list]).map(({ value }) => value));
    return {
      path: ['permissions', list], kind: 'array' as const,
      removes: ({ value }: { value: unknown }) => typeof value === 'string' && !wanted.has(value) && (isOurs(value) || isStale(value)),
      added: stringsIn(data, 'permissions', list).filter((rule) => !there.has(rule)).map((value) => ({ key: '', value })),
    };
  });
  return { text: editJsonc(text, place, changes), removed, notes: notesOn(text, place) };
}

/**
 * Whether a rule names a tool of this server and can name none of another. `mcp__slack__admin__x` could be tool `x` of a server
 * called `slack__admin`, so a rule with another `__`, or one right behind, is left alone; so are patterns.
 */
function belongs(rule: string, serverKey: string): boolean {
  const any = claudeCodeName(serverKey, 'x');
  if ('refused' in any) return false;
  const prefix = any.name.slice(0, -1);
  const tool = rule.slice(prefix.length);
  return rule.startsWith(prefix) && /^[A-Za-z0-9-][A-Za-z0-9_-]*$/.test(tool) && !tool.includes('__');
}

function notesOn(text: string, place: string): string[] {
  const mode = jsoncEntries(text, place, ['permissions']).find(({ key }) => key === 'defaultMode')?.value;
  return [
    ...(mode === 'bypassPermissions' ? ['permissions.defaultMode is bypassPermissions: tools that no rule names run without asking.'] : []),
    ...(holdsServers(text, place) ? ['The file has mcpServers, so it is not the settings.json that Claude Code reads permissions from.'] : []),
  ];
}
