import { json } from '../../languages/json/json.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { langchainName } from './langchain-name.ts';
import { combineLangchain, langchainLists, langchainPolicy } from './langchain-policy.ts';
import { langchainSteps, langchainWords } from './langchain-words.ts';

/**
 * The options of LangChain's human-in-the-loop middleware. `false` runs a tool; otherwise the agent pauses before a call, and a person
 * answers with one of `allowedDecisions`. What has no entry runs. Measured on langchain 1.5.14.
 */
export const langchain = makeProduct({
  label: 'LangChain', fileName: 'interrupt-on.json', format: json,
  proof: { level: 'run', says: 'An agent of langchain 1.5.14 with tools of a test server ran under such options: allowed tools ran, asked ones paused until a person approved, denied ones paused and an approval of them was refused.' },
  nameOf: langchainName, policyOf: langchainPolicy, words: langchainWords, steps: langchainSteps,
  ...byLists({ lists: langchainLists, nameOf: langchainName, isOwn: () => false, names: 'exact' }),
  unmerged: 'the middleware is part of your own program, not of a settings file',
  combine: combineLangchain, namesakes: 'stricter',
  stance: () => ({ decision: 'allow', says: 'run, for the middleware does not name it' }),
});
