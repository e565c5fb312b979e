import type { PolicyRequest } from '../../../schema/policy.ts';
import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';

/** What its policy does, in sentences. */
export const aiSdkWords: EffectWords = {
  one: {
    allow: (name) => `The model may call ${name}, and the call runs without asking`,
    limit: (name) => `The AI SDK stops before each call of ${name} until a person approves, because it cannot limit how often a tool runs`,
    ask: (name) => `The AI SDK stops before each call of ${name} until a person approves`,
    deny: (name) => `The AI SDK does not offer ${name} to the model, and refuses calls of it`,
  },
  many: [[['allow'], 'run without asking'], [['limit', 'ask'], 'run only after an approval'], [['deny'], 'not offered to the model']],
  refused: 'not offered either, because an entry cannot name it',
  rest: restDenied('activeTools does not list it'),
};

/** What in a program cancels the settings. */
export const aiSdkModes = [
  'Version 6 of ai takes no notice of toolApproval: what should ask runs.',
  'A prepareStep that returns activeTools, and a prepareCall that returns activeTools or toolApproval, put theirs in the place of these.',
  'A tool that experimental_toolCallers gives to another tool runs from there without asking, if it is active.',
];

/** How to apply it. */
export function aiSdkSteps({ scope }: PolicyRequest): string[] {
  return [
    scope === 'tool'
      ? 'Spread the object into the settings of ToolLoopAgent, or into each call of generateText and streamText; if activeTools is there already, add only this name to it and to toolApproval.'
      : 'Spread the object into the settings of ToolLoopAgent, or into each call of generateText and streamText; tools of your own that the model needs go into activeTools too.',
    'Use ai 7: version 6 takes no notice of toolApproval, so what should ask runs.',
    'Give the tools under the names that tools() of the MCP client gives them: under another name a tool is not offered.',
    'Show a person each tool-approval-request with the arguments of its call, and send the answer as a tool-approval-response.',
    'Set experimental_toolApprovalSecret where messages come from outside, such as a browser: without it they can claim an approval that nobody gave, even of a tool that is not listed.',
    'Return no activeTools from prepareStep, nor these or toolApproval from prepareCall, and leave what should ask out of experimental_toolCallers.',
  ];
}
