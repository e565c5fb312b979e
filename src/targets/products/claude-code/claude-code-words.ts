import type { PolicyRequest } from '../../../schema/policy.ts';
import { spellItems } from '../../names/spell-items.ts';
import { clientWords } from '../../words/client-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { claudeCodeName } from '../../names/claude-code-name.ts';
import { claudeCodeListFor } from './claude-code-policy.ts';

/** What its policy does, in sentences. */
export const claudeCodeWords: EffectWords = {
  ...clientWords('Claude Code'),
  refused: 'left without a rule, because a rule cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, stays as it is: by default Claude Code asks.`,
  },
};

/** What outside its settings cancels what they say. */
export const claudeCodeModesBeside = [
  'With --dangerously-skip-permissions, or in the mode bypassPermissions or auto, Claude Code asks only where a rule says so: a tool without a rule runs.',
  'In the mode plan, until a person accepts the plan, only tools run that a rule allows and the server itself calls read-only; what has no rule is refused.',
];

/** How to apply it. */
export function claudeCodeSteps(request: PolicyRequest): string[] {
  const { items } = spellItems(request, claudeCodeName);
  return [
    'Add the rules to ~/.claude/settings.json for all your projects, or to .claude/settings.json in one repository for all who work there; keep the rules that are there.',
    `Check that your MCP configuration calls the server ${sayName(request.serverKey)}: under another name the rules match nothing.`,
    'Look for other rules that match the same tools: those of all settings files count together, deny before ask before allow, and a narrower rule does not win.',
    ...(items.some(({ item }) => claudeCodeListFor[item.decision] === 'allow')
      ? ['Trust the workspace when Claude Code asks, if the rules are in a project: until then it ignores what a project allows.'] : []),
    'Run /permissions in Claude Code and see that every rule is listed.',
  ];
}
