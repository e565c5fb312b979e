import type { EffectWords } from '../../words/say-effect.ts';

/** What its policy does, in sentences. */
export const langchainWords: EffectWords = {
  one: {
    allow: (name) => `LangChain runs ${name} without asking`,
    limit: (name) => `LangChain pauses before each call of ${name} until a person decides, because it cannot limit how often a tool runs`,
    ask: (name) => `LangChain pauses before each call of ${name} until a person decides`,
    deny: (name) => `LangChain pauses before each call of ${name}, and a person can only reject it`,
  },
  many: [[['allow'], 'run without asking'], [['limit', 'ask'], 'held until a person decides'], [['deny'], 'held, and can only be rejected']],
  refused: 'run without asking, because an entry cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are: by default LangChain runs them.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, runs without asking.`,
  },
};

/** How to apply it. */
export function langchainSteps(): string[] {
  return [
    'Give the object to humanInTheLoopMiddleware, and that to the middleware of createAgent; in Python the key is interrupt_on and a decision list is allowed_decisions.',
    'Give the agent a checkpointer: without one it cannot pause.',
    'Load the tools without prefixToolNameWithServerName and additionalToolNamePrefix: with either, tools have other names and run without asking.',
    'Give the agent only the tools that are listed here: what the middleware does not name runs without asking.',
    'Leave out of the agent\'s tools what is denied.',
  ];
}
