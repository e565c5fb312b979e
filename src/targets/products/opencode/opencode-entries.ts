import { objectIn } from '../../languages/json/dig.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { wildEntries } from '../../names/plain-entries.ts';
import { spelled } from '../../names/spelled.ts';
import { opencodeName, opencodeServerPattern } from '../../names/opencode-name.ts';

/** The rules that are about no permission of its own. */
export const findOpencodeEntries: FindEntries = (data, serverKey) => {
  const prefix = opencodeServerPattern(serverKey).slice(0, -1);
  const rules = Object.keys(objectIn(data, 'permission')).filter((rule) => !opencodeOwn.includes(rule));
  return wildEntries(rules, 'permission', (text) => text.startsWith(prefix), spelled(opencodeName, serverKey));
};

/** Permissions of opencode's own, by its configuration schema (opencode.ai/config.json, 1.18). */
const opencodeOwn = ['read', 'edit', 'glob', 'grep', 'list', 'bash', 'task', 'external_directory', 'todowrite', 'todoread', 'question', 'webfetch', 'websearch', 'codesearch', 'lsp', 'doom_loop', 'skill'];
