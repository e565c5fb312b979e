import { stringsIn } from '../../languages/json/dig.ts';
import { json } from '../../languages/json/json.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { asks } from '../../simulate/stance.ts';
import { qwenCodeName } from './qwen-code-name.ts';
import { combineQwenCode, isYolo, qwenCodeLists, qwenCodePolicy } from './qwen-code-policy.ts';
import { readQwenCode } from './qwen-code-read.ts';
import { qwenCodeSteps, qwenCodeWords } from './qwen-code-words.ts';

/**
 * The permission rules of Qwen Code's settings: deny before ask before allow. A rule is a tool, a whole server (`mcp__github`), or ends
 * in a star; one with parentheses matches no tool of a server. In the approval mode yolo what asks runs. Measured on Qwen Code 0.24.4.
 */
export const qwenCode = makeProduct({
  label: 'Qwen Code', fileName: 'settings.json', format: json,
  proof: { level: 'run', says: 'Qwen Code 0.24.4 was run with such rules against a test server: allowed tools ran, asked ones waited for a person, denied ones were refused by their rule.' },
  nameOf: qwenCodeName, policyOf: qwenCodePolicy, words: qwenCodeWords, steps: qwenCodeSteps,
  ...byLists({ lists: qwenCodeLists, nameOf: qwenCodeName, isOwn: (text, serverKey) => text.startsWith(`mcp__${serverKey}__`), names: 'wild' }),
  unmerged: 'only whole settings were tried with it',
  read: readQwenCode, skipsAsking: true,
  combine: combineQwenCode, namesakes: 'stricter',
  stance: (data) => (isYolo(data)
    ? { decision: 'allow', says: 'run, for the file sets the approval mode yolo' } : asks('unless its approval mode decides otherwise')),
  serverKeys: (data) => ['deny', 'ask', 'allow'].flatMap((list) => stringsIn(data, 'permissions', list)).map((rule) => /^mcp__(.+?)(?:__|$)/.exec(rule)?.[1]),
});
