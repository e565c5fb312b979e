import type { Json } from '../../../schema/json.ts';
import type { PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { printJson } from '../../languages/json/print-json.ts';
import { readJsonc } from '../../languages/json/read-jsonc.ts';
import { countTools, onlyTool, spellItems } from '../../names/spell-items.ts';
import type { Spelled, SpelledItem } from '../../names/spell-items.ts';
import { sayName } from '../../words/say-name.ts';
import { sayShared } from '../../words/say-shared.ts';
import { sayTally } from '../../words/say-tally.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { decideClaudeCode } from './claude-code-decide.ts';
import { claudeCodeName } from './claude-code-name.ts';

/**
 * The permission rules of Claude Code's settings. Rules of all settings files count together, deny before ask before allow,
 * whichever is narrower. Rules have no rates. A rule with parentheses or `mcp__*` under `allow` loads and never matches, so
 * neither is written: each rule names one tool. Ask and deny rules hold in bypassPermissions mode too; what has no rule then
 * runs. Measured on Claude Code 2.1.197.
 */
export const claudeCode: Target = {
  id: 'claude-code',
  label: 'Claude Code',
  proof: {
    grade: 'engine',
    says: 'Claude Code 2.1.197 was run with such rules against a test server: allowed tools ran, asked ones waited for a person, denied ones were not offered to the model.',
  },
  file: { name: 'settings.json', language: 'json' },
  build,
  print: printJson,
  effect,
  steps,
  decide: decideClaudeCode,
  read: readJsonc,
  nameOf: claudeCodeName,
};

const lists = ['allow', 'ask', 'deny'] as const;
const listFor: Record<Decision, (typeof lists)[number]> = { allow: 'allow', limit: 'ask', ask: 'ask', deny: 'deny' };

const unlisted = 'Left as they are: Claude Code asks before a call, unless another rule or the permission mode decides otherwise.';

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, claudeCodeName);
  const filled = lists.map((list) => [list, items.filter(({ item }) => listFor[item.decision] === list).map(({ spelling }) => spelling)] as const)
    .filter(([, rules]) => rules.length > 0);
  const data: Json = { permissions: Object.fromEntries(filled) };
  const lossy = [...sayUnlimited(items, 'Claude Code', asksInstead), ...sayUntested(items, 'Claude Code'), ...sayShared(items, 'Claude Code')];
  return { data, lossy, unlisted, refused };
}

/** What happens to a call, by decision; completes "Claude Code …". */
const outcomes: Record<Decision, (name: string) => string> = {
  allow: (name) => `runs ${name} without asking`,
  limit: (name) => `asks before each call of ${name}, because it cannot limit how often a tool runs; where nobody can answer, the call is refused`,
  ask: (name) => `asks before each call of ${name}; where nobody can answer, the call is refused`,
  deny: (name) => `does not offer ${name} to the model, and refuses calls of it`,
};

function effect(request: PolicyRequest): string {
  const spelled = spellItems(request, claudeCodeName);
  const rest = request.scope === 'tool' ? `Other tools of ${sayName(request.title)} stay as they are.`
    : `A tool that is not listed, such as one ${sayName(request.title)} adds later, stays as it is: by default Claude Code asks.`;
  const only = onlyTool(spelled);
  return `${only === undefined ? tally(spelled) : sayOne(only)} ${rest}`;
}

function sayOne({ item }: SpelledItem): string {
  return `Claude Code ${outcomes[item.decision](sayName(item.name))}.`;
}

function tally({ items, refused }: Spelled): string {
  return sayTally([
    [countTools(items, 'allow'), 'allowed without asking'],
    [countTools(items, 'limit', 'ask'), 'asked about before each call'],
    [countTools(items, 'deny'), 'not offered to the model'],
    [refused.length, 'left without a rule, because a rule cannot name it'],
  ]);
}

function steps(request: PolicyRequest): string[] {
  const { items } = spellItems(request, claudeCodeName);
  return [
    'Add the rules to ~/.claude/settings.json for all your projects, or to .claude/settings.json in one repository for all who work there; keep the rules that are there.',
    `Check that your MCP configuration calls the server ${sayName(request.serverKey)}: under another name the rules match nothing.`,
    'Look for other rules that match the same tools: those of all settings files count together, deny before ask before allow, and a narrower rule does not win.',
    ...(items.some(({ item }) => listFor[item.decision] === 'allow')
      ? ['Trust the workspace when Claude Code asks, if the rules are in a project: until then it ignores what a project allows.'] : []),
    'Run /permissions in Claude Code and see that every rule is listed.',
  ];
}
