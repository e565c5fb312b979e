import { stringsIn } from '../../languages/json/dig.ts';
import { json } from '../../languages/json/json.ts';
import { makeProduct } from '../../make-product.ts';
import { beginOf } from '../../names/begin-of.ts';
import { combineClaudeCode } from './claude-code-combine.ts';
import { claudeCodeStance, decideClaudeCode } from './claude-code-decide.ts';
import { findClaudeCodeEntries } from './claude-code-entries.ts';
import { claudeCodeName } from '../../names/claude-code-name.ts';
import { claudeCodeFiles } from './claude-code-files.ts';
import { claudeCodePolicy } from './claude-code-policy.ts';
import { readClaudeCode } from './claude-code-read.ts';
import { claudeCodeModesBeside, claudeCodeSteps, claudeCodeWords } from './claude-code-words.ts';

/**
 * The permission rules of Claude Code's settings. Rules of all settings files count together, deny before ask before allow,
 * whichever is narrower. Rules have no rates. A rule with parentheses or `mcp__*` under `allow` loads and never matches, so
 * neither is written: each rule names one tool. Ask and deny rules hold in bypassPermissions mode too; what has no rule then
 * runs. Measured on Claude Code 2.1.197.
 */
export const claudeCode = makeProduct({
  label: 'Claude Code', fileName: 'settings.json', format: json,
  proof: { level: 'run', says: 'Claude Code 2.1.332 was run with such rules against a test server: allowed tools ran, asked ones waited for a person, denied ones were not offered to the model.' },
  nameOf: claudeCodeName, policyOf: claudeCodePolicy, words: claudeCodeWords, steps: claudeCodeSteps, decide: decideClaudeCode,
  findEntries: findClaudeCodeEntries, combine: combineClaudeCode, namesakes: 'stricter',
  read: readClaudeCode, files: claudeCodeFiles, modes: claudeCodeModesBeside, stance: claudeCodeStance,
  ruleBegin: ([first], text) => (first === 'permissions' ? beginOf(text, /^mcp__[\w.*-]{1,200}$/) : ''),
  serverKeys: (data) => ['deny', 'ask', 'allow'].flatMap((list) => stringsIn(data, 'permissions', list)).map((rule) => /^mcp__(.+?)(?:__|$)/.exec(rule)?.[1]),
});
