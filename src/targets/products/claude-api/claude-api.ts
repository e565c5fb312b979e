import { json } from '../../languages/json/json.ts';
import { makeProduct } from '../../make-product.ts';
import { toolsIn } from '../../names/find-toolset.ts';
import { namesIn } from '../../names/names-in.ts';
import { notOffered } from '../../simulate/stance.ts';
import { decideClaudeApi } from './claude-api-decide.ts';
import { findClaudeApiEntries } from './claude-api-entries.ts';
import { claudeApiName } from './claude-api-name.ts';
import { claudeApiPolicy } from './claude-api-policy.ts';
import { claudeApiSteps, claudeApiWords } from './claude-api-words.ts';

/**
 * The `mcp_toolset` of a request to the Claude API (MCP connector, beta mcp-client-2025-11-20). A tool is enabled or not; calls run
 * on the vendor's side without a pause, so what should ask or be limited stays disabled.
 */
export const claudeApi = makeProduct({
  label: 'Claude API', fileName: 'mcp-toolset.json', format: json,
  proof: { level: 'checked', says: 'The types of the package @anthropic-ai/sdk 1.12.0 accept such a toolset, and reject one with a misspelled key; no request was sent.' },
  unasked: 'denied',
  nameOf: claudeApiName, policyOf: claudeApiPolicy, words: claudeApiWords, steps: claudeApiSteps, decide: decideClaudeApi,
  findEntries: findClaudeApiEntries,
  unmerged: 'the toolset is part of a request that your own program makes, not of a settings file',
  combine: (all) => ({ tools: [...all] }),
  stance: () => notOffered,
  serverKeys: (data) => namesIn(toolsIn(data), 'mcp_server_name'),
});
