import { isJsonObject } from '../schema/json.ts';
import type { Json } from '../schema/json.ts';
import type { Target } from '../schema/policy.ts';
import { withoutArguments } from './check/without-arguments.ts';
import { dig, objectIn, stringsIn } from './languages/json/dig.ts';
import { findToolset } from './names/find-toolset.ts';
import type { FindEntries, NamedEntry } from './names/named-entry.ts';
import { matchesWildcards } from './names/wildcards.ts';
import { claudeCodeRuleMatches, claudeCodeServer } from './products/claude-code/claude-code-decide.ts';
import { claudeCodeName } from './products/claude-code/claude-code-name.ts';
import { codexName } from './products/codex/codex-name.ts';
import { copilotCliName, copilotCliSeen } from './products/copilot-cli/copilot-cli-name.ts';
import { cursorName } from './products/cursor/cursor-name.ts';
import { geminiCliNames } from './products/gemini-cli/gemini-cli-decide.ts';
import { geminiCliName } from './products/gemini-cli/gemini-cli-name.ts';
import { openaiLabel } from './products/openai-responses/openai-label.ts';
import { opencodeName, opencodeServerPattern } from './products/opencode/opencode-name.ts';
import { vscodeName } from './products/vscode/vscode-name.ts';

/** How a product spells a tool, or null. Each entry of a file asks for the same tools, so what was spelled is kept. */
export function spelled(nameOf: Target['nameOf'], serverKey: string): (tool: string) => string | null {
  const known = new Map<string, string | null>();
  return (tool) => {
    const before = known.get(tool);
    if (before !== undefined) return before;
    const said = nameOf(serverKey, tool);
    const name = 'name' in said ? said.name : null;
    known.set(tool, name);
    return name;
  };
}

/** Entries that are names and nothing else. */
export function plainEntries(texts: readonly string[], place: string, isOwn: (text: string) => boolean, spell: NamedEntry['spell']): NamedEntry[] {
  return texts.map((text) => ({ text, place, isOwn: isOwn(text), matches: (tool) => spell(tool) === text, spell }));
}

/** Names of a product without patterns: a star in one is a star. */
export function exactEntries(...given: Parameters<typeof plainEntries>): NamedEntry[] {
  const spell = given[3];
  return plainEntries(...given).map((entry) => (entry.text.includes('*')
    ? { ...entry, never: { because: 'a * is no pattern there', meant: (tool) => matchesWildcards(entry.text, spell(tool) ?? '') } } : entry));
}

const always = () => true;
const itself = (tool: string) => tool;

/** Entries with a star or a question mark are patterns of the product. */
function wildEntries(texts: readonly string[], place: string, isOwn: (text: string) => boolean, spell: NamedEntry['spell']): NamedEntry[] {
  return plainEntries(texts, place, isOwn, spell).map((entry) => ({
    ...entry, isPattern: /[*?]/.test(entry.text), matches: (tool) => matchesWildcards(entry.text, spell(tool) ?? ''),
  }));
}

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

/** Rules such as `Bash(ls:*)` are about tools of Claude Code's own. */
function isAboutServers(text: string): boolean {
  return !/^[A-Z][A-Za-z]*(\(|$)/.test(text) && text !== '*';
}

function neverOf(text: string, list: string): string | null {
  if (!text.startsWith('mcp__')) return 'rules for tools of servers begin with mcp__';
  if (/[()?]/.test(text)) return 'a rule with parentheses or a question mark matches no tool of a server';
  return list === 'allow' && /^mcp__[^_]*\*/.test(text) ? 'under allow a * counts only after the whole name of a server' : null;
}

export const findCodexEntries: FindEntries = (data, serverKey) => {
  const server = dig(data, 'mcp_servers', serverKey);
  const spell = spelled(codexName, serverKey);
  return [
    ...exactEntries(stringsIn(server, 'enabled_tools'), 'enabled_tools', always, spell),
    ...exactEntries(stringsIn(server, 'disabled_tools'), 'disabled_tools', always, spell),
    ...plainEntries(Object.keys(objectIn(server, 'tools')), 'tools', always, spell),
  ];
};

export const findGeminiCliEntries: FindEntries = (data, serverKey) => {
  const spell = spelled(geminiCliName, serverKey);
  // Bare names are tools of Gemini CLI itself.
  return geminiCliNames(data, serverKey).filter(({ name }) => /^(mcp|\*)/.test(name)).map(({ name, rule, matches }) => ({
    text: name, place: rule, spell, isPattern: name.endsWith('*'), isOwn: name.startsWith(`mcp_${serverKey}_`),
    matches: (tool) => spell(tool) !== null && matches(spell(tool) as string),
  }));
};

export const findCopilotCliEntries: FindEntries = (data, serverKey) => {
  const words = Array.isArray(data) ? data.filter((word) => typeof word === 'string') : [];
  const valuesOf = (flag: string) => words.flatMap((word, index) => (words[index - 1] === flag ? [word] : word.startsWith(`${flag}=`) ? [word.slice(flag.length + 1)] : []));
  const spell = spelled(copilotCliName, serverKey);
  const seen = (tool: string) => { const name = spell(tool); return name === null ? null : copilotCliSeen(name); };
  const isOwn = (text: string) => text === serverKey || text.startsWith(`${serverKey}(`);
  return [
    ...['--deny-tool', '--allow-tool'].flatMap((flag) => exactEntries(valuesOf(flag), flag, isOwn, spell)
      .filter(({ text }) => !/^(shell|write|url)(\(|$)/.test(text))
      .map((entry) => ({ ...entry, matches: (tool: string) => entry.text === serverKey || spell(tool) === entry.text, isPattern: entry.text === serverKey }))),
    ...exactEntries(valuesOf('--excluded-tools').flatMap((value) => value.split(',')), '--excluded-tools', (text) => text.startsWith(`${serverKey}-`), seen),
  ];
};

export const findOpencodeEntries: FindEntries = (data, serverKey) => {
  const prefix = opencodeServerPattern(serverKey).slice(0, -1);
  const rules = Object.keys(objectIn(data, 'permission')).filter((rule) => !opencodeOwn.includes(rule));
  return wildEntries(rules, 'permission', (text) => text.startsWith(prefix), spelled(opencodeName, serverKey));
};

/** Permissions of opencode's own, by its configuration schema (opencode.ai/config.json, 1.18). */
const opencodeOwn = ['read', 'edit', 'glob', 'grep', 'list', 'bash', 'task', 'external_directory', 'todowrite', 'todoread', 'question', 'webfetch', 'websearch', 'codesearch', 'lsp', 'doom_loop', 'skill'];

/** A key names a tool of any server. */
export const findVscodeEntries: FindEntries = (data, serverKey) => (
  exactEntries(Object.keys(objectIn(data, 'chat.tools.eligibleForAutoApproval')), 'chat.tools.eligibleForAutoApproval', () => false, spelled(vscodeName, serverKey)));

export const findCursorEntries: FindEntries = (data, serverKey) => (
  wildEntries(stringsIn(data, 'mcpAllowlist'), 'mcpAllowlist', (text) => text.startsWith(`${serverKey}:`), spelled(cursorName, serverKey)));

export const findOpenaiResponsesEntries: FindEntries = (data, serverKey) => {
  const server = findToolset(data, (one) => one['type'] === 'mcp' && [serverKey, openaiLabel(serverKey)].includes(String(one['server_label'])));
  const lists: [string, string[]][] = [
    ['allowed_tools', stringsIn(server, 'allowed_tools')], ['allowed_tools', stringsIn(server, 'allowed_tools', 'tool_names')],
    ['require_approval.never', stringsIn(server, 'require_approval', 'never', 'tool_names')], ['require_approval.always', stringsIn(server, 'require_approval', 'always', 'tool_names')],
  ];
  return lists.flatMap(([place, names]) => exactEntries(names, place, always, itself));
};

export const findClaudeApiEntries: FindEntries = (data, serverKey) => {
  const toolset = findToolset(data, (one) => one['type'] === 'mcp_toolset' && one['mcp_server_name'] === serverKey);
  return exactEntries(Object.keys(objectIn(toolset, 'configs')), 'configs', always, itself);
};

/** The strings among the `name`s of a list of objects. */
export function namesIn(list: Json | undefined, key = 'name'): string[] {
  return (Array.isArray(list) ? list : []).filter(isJsonObject).map((entry) => entry[key]).filter((name) => typeof name === 'string');
}
