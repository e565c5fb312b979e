import type { PolicyRequest } from '../../../schema/policy.ts';
import type { EffectWords } from '../../words/say-effect.ts';

/** What its policy does, in sentences. */
export const vscodeWords: EffectWords = {
  one: {
    allow: (name) => `VS Code asks before a call of ${name} until a person approves it for good, because no setting allows it`,
    limit: (name) => `VS Code asks before each call of ${name}, because it cannot limit how often a tool runs`,
    ask: (name) => `VS Code asks before each call of ${name}`,
    deny: (name) => `VS Code asks before each call of ${name}, because no setting denies it`,
  },
  many: [[['allow'], 'left to be approved by a person'], [['limit', 'ask', 'deny'], 'asked about before each call']],
  refused: 'left without a key, because a key cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, stays as it is: by default VS Code asks.`,
  },
};

/** How to apply it. */
export function vscodeSteps({ items }: PolicyRequest): string[] {
  const denied = items.filter(({ decision }) => decision === 'deny').length;
  return [
    'Add the keys to settings.json of the user or of the workspace; an organisation can set them by the policy ChatToolsEligibleForAutoApproval.',
    'Know that a key names a tool, not a server: a tool of the same name of another server asks too.',
    ...(denied > 0 ? ['Take denied tools out of the tools picker of the chat, or leave them out of the tools of a custom agent: no setting denies them.'] : []),
    'Call a listed tool, and see that the confirmation offers no way to approve it for good.',
  ];
}
