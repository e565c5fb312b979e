import { json } from '../../languages/json/json.ts';
import { makeProduct } from '../../make-product.ts';
import { toolsIn } from '../../names/find-toolset.ts';
import { namesIn } from '../../names/names-in.ts';
import { notOffered } from '../../simulate/stance.ts';
import { decideOpenaiResponses } from './openai-responses-decide.ts';
import { findOpenaiResponsesEntries } from './openai-responses-entries.ts';
import { openaiResponsesName } from './openai-responses-name.ts';
import { openaiResponsesPolicy } from './openai-responses-policy.ts';
import { openaiResponsesSteps, openaiResponsesWords } from './openai-responses-words.ts';

/**
 * The `mcp` tool of a request to OpenAI's Responses API. `allowed_tools` offers only what it lists; `require_approval` returns an
 * approval request instead of a call. Its `read_only` filters believe what the server says of its tools, so they are not written.
 */
export const openaiResponses = makeProduct({
  label: 'OpenAI Responses API', fileName: 'mcp-tool.json', format: json,
  proof: { level: 'checked', says: 'The types of the openai package 7.57.0 accept such a tool, and reject one with a misspelled key; no request was sent.' },
  nameOf: openaiResponsesName, policyOf: openaiResponsesPolicy, words: openaiResponsesWords, steps: openaiResponsesSteps, decide: decideOpenaiResponses,
  findEntries: findOpenaiResponsesEntries,
  unmerged: 'the tool is part of a request that your own program makes, not of a settings file',
  combine: (all) => ({ tools: [...all] }),
  stance: () => notOffered,
  serverKeys: (data) => namesIn(toolsIn(data), 'server_label'),
});
