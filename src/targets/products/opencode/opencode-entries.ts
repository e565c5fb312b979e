import { objectIn } from '../../languages/json/dig.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { wildEntries } from '../../names/plain-entries.ts';
import { spelled } from '../../names/spelled.ts';
import { opencodeName, opencodeServerPattern } from '../../names/opencode-name.ts';

/** The rules that are about no permission of its own. */
export const findOpencodeEntries: FindEntries = (data, serverKey) => {
  const prefix = opencodeServerPattern(serverKey).slice(0, -1);
  const spell = spelled(opencodeName, serverKey);
  const agents = ['agent', 'mode'].flatMap((key) => Object.entries(objectIn(data, key)).map(([name, agent]) => [`${key}.${name}.`, agent] as const));
  return [['', data] as const, ...agents].flatMap(([where, holder]) => ['tools', 'permission'].flatMap((key) => {
    const rules = Object.keys(objectIn(holder, key)).filter((rule) => !opencodeOwn.includes(rule));
    return wildEntries(rules, `${where}${key}`, (text) => text.startsWith(prefix), spell);
  }));
};

/** Permissions of opencode's own, by its configuration schema (opencode.ai/config.json, 1.18). */
const opencodeOwn = ['read', 'edit', 'glob', 'grep', 'list', 'bash', 'task', 'external_directory', 'todowrite', 'todoread', 'question', 'webfetch', 'websearch', 'codesearch', 'lsp', 'doom_loop', 'skill'];
