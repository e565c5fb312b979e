import { dig } from '../../languages/json/dig.ts';
import { jsonc } from '../../languages/json/jsonc.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { asks } from '../../simulate/stance.ts';
import { refusingWords } from '../../words/refusing-words.ts';
import { combineZed, zedLists, zedName, zedPolicy } from './zed-policy.ts';
import { zedSteps } from './zed-words.ts';

/** Zed's tool permissions, since 0.224. Tools of servers have a default and no patterns (zed.dev/docs/ai/tool-permissions). */
export const zed = makeProduct({
  label: 'Zed', fileName: 'settings.json', format: jsonc,
  proof: { level: 'documented', version: 'Zed 0.224', source: 'zed.dev/docs/ai/tool-permissions', says: 'Written as the vendor\'s page on tool permissions says; no schema of it is on npm, and Zed was not run.' },
  nameOf: zedName, policyOf: zedPolicy, words: refusingWords('Zed'), steps: zedSteps,
  ...byLists({ lists: zedLists, nameOf: zedName, isOwn: (text, serverKey) => text.startsWith(`mcp:${serverKey}:`), names: 'exact' }),
  unmerged: 'its format was read and never tried',
  combine: combineZed,
  stance: (data) => (dig(data, 'agent', 'tool_permissions', 'default') === 'allow'
    ? { decision: 'allow', says: 'run, for the file allows by default' } : asks('unless tool_permissions.default decides otherwise')),
  serverKeys: (data) => zedLists(data, '').flatMap(({ names }) => names).map((name) => /^mcp:([^:]+):/.exec(name)?.[1]),
});
