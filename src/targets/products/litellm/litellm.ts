import { yaml } from '../../languages/yaml/yaml.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { gateWords } from '../../words/gate-words.ts';
import { combineLitellm, decideLitellm, litellmLists, litellmName, litellmPolicy, litellmServers } from './litellm-policy.ts';
import { litellmSteps } from './litellm-words.ts';

/** The servers of LiteLLM's proxy and what it lets through of each, by the tools' own names (docs.litellm.ai/docs/mcp_control). */
export const litellm = makeProduct({
  label: 'LiteLLM', fileName: 'config.yaml', format: yaml,
  proof: { level: 'documented', version: 'page of 9 October 2026', source: 'docs.litellm.ai/docs/mcp_control', says: 'Written as the vendor\'s page on permissions of servers says; its package is on PyPI alone, and the proxy was not run.' },
  nameOf: litellmName, policyOf: litellmPolicy, words: gateWords('LiteLLM', 'allowed_tools does not list it'), steps: litellmSteps,
  ...byLists({ lists: litellmLists, nameOf: litellmName, isOwn: () => true, names: 'exact' }), decide: decideLitellm,
  unlimited: 'runs', unasked: 'denied', unmerged: 'its format was read and never tried',
  combine: combineLitellm,
  stance: () => ({ decision: 'allow', says: 'let through, for the file has no list for the server' }),
  serverKeys: litellmServers,
});
