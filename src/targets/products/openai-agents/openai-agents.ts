import { dig } from '../../languages/json/dig.ts';
import { json } from '../../languages/json/json.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { notOffered } from '../../simulate/stance.ts';
import { decideOpenaiAgents, openaiAgentsLists } from './openai-agents-decide.ts';
import { openaiAgentsPolicy } from './openai-agents-policy.ts';
import { openaiAgentsSteps, openaiAgentsWords } from './openai-agents-words.ts';

const nameOf = (_serverKey: string, tool: string) => (
  tool === '' ? { refused: 'it has no name; it is left out like any tool that is not listed' } : { name: tool });

/**
 * The options of hostedMcpTool in the OpenAI Agents SDK for JavaScript. `allowedTools` offers only what it lists; `requireApproval`
 * interrupts a run. Its `readOnly` filters believe what the server says of its tools, so they are not written.
 */
export const openaiAgents = makeProduct({
  label: 'OpenAI Agents SDK', fileName: 'hosted-mcp-tool.json', format: json,
  proof: { level: 'checked', says: 'The types of @openai/agents 0.20.0 accept such options and reject a misspelled key, and its own check of requireApproval passed them unchanged; the calls run on OpenAI\'s machines and were not made.' },
  nameOf, policyOf: openaiAgentsPolicy, words: openaiAgentsWords, steps: openaiAgentsSteps,
  ...byLists({ lists: openaiAgentsLists, nameOf, isOwn: () => true, names: 'exact' }), decide: decideOpenaiAgents,
  unmerged: 'the options are part of your own program, not of a settings file',
  combine: { refused: 'each server has its own options' },
  stance: () => notOffered,
  serverKeys: (data) => [dig(data, 'serverLabel')].map((label) => (typeof label === 'string' ? label : undefined)),
});
