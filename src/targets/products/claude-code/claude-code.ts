import { dig, stringsIn } from '../../languages/json/dig.ts';
import { json } from '../../languages/json/json.ts';
import { makeProduct } from '../../make-product.ts';
import { beginOf } from '../../names/begin-of.ts';
import { asks } from '../../simulate/stance.ts';
import { combineClaudeCode } from './claude-code-combine.ts';
import { decideClaudeCode } from './claude-code-decide.ts';
import { findClaudeCodeEntries } from './claude-code-entries.ts';
import { claudeCodeName } from './claude-code-name.ts';
import { claudeCodePolicy } from './claude-code-policy.ts';
import { claudeCodeSteps, claudeCodeWords } from './claude-code-words.ts';

/**
 * The permission rules of Claude Code's settings. Rules of all settings files count together, deny before ask before allow,
 * whichever is narrower. Rules have no rates. A rule with parentheses or `mcp__*` under `allow` loads and never matches, so
 * neither is written: each rule names one tool. Ask and deny rules hold in bypassPermissions mode too; what has no rule then
 * runs. Measured on Claude Code 2.1.197.
 */
export const claudeCode = makeProduct({
  label: 'Claude Code', fileName: 'settings.json', format: json,
  proof: { grade: 'engine', says: 'Claude Code 2.1.197 was run with such rules against a test server: allowed tools ran, asked ones waited for a person, denied ones were not offered to the model.' },
  nameOf: claudeCodeName, policyOf: claudeCodePolicy, words: claudeCodeWords, steps: claudeCodeSteps, decide: decideClaudeCode,
  findEntries: findClaudeCodeEntries, combine: combineClaudeCode, namesakes: 'stricter',
  ruleBegin: ([first], text) => (first === 'permissions' ? beginOf(text, /^mcp__[\w.*-]{1,200}$/) : ''),
  stance: (data) => (dig(data, 'permissions', 'defaultMode') === 'bypassPermissions'
    ? { decision: 'allow', says: 'run, for the file sets bypassPermissions' } : asks('unless another rule or the permission mode decides otherwise')),
  serverKeys: (data) => ['deny', 'ask', 'allow'].flatMap((list) => stringsIn(data, 'permissions', list)).map((rule) => /^mcp__(.+?)(?:__|$)/.exec(rule)?.[1]),
});
