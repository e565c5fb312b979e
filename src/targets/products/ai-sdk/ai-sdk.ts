import { json } from '../../languages/json/json.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { aiSdkLists, decideAiSdk, isListing } from './ai-sdk-decide.ts';
import { aiSdkName } from './ai-sdk-name.ts';
import { aiSdkPolicy, combineAiSdk } from './ai-sdk-policy.ts';
import { aiSdkModes, aiSdkSteps, aiSdkWords } from './ai-sdk-words.ts';

/**
 * Settings of an agent or a call of Vercel's AI SDK. `activeTools` are the tools that are offered; `toolApproval` says what a call of
 * each needs, and a tool without an entry there runs. Measured on ai 7.0.173 with @ai-sdk/mcp 2.0.99.
 */
export const aiSdk = makeProduct({
  label: 'Vercel AI SDK', fileName: 'ai-sdk-tools.json', format: json,
  proof: { level: 'run', says: 'An agent of ai 7.0.173 with tools of a test server ran under such settings: allowed tools ran, asked ones waited until a person approved, denied ones were not offered, did not run when called, and a forged approval of them was refused.' },
  nameOf: aiSdkName, policyOf: aiSdkPolicy, words: aiSdkWords, steps: aiSdkSteps, modes: aiSdkModes,
  ...byLists({ lists: aiSdkLists, nameOf: aiSdkName, isOwn: () => false, names: 'exact' }), decide: decideAiSdk,
  unmerged: 'the settings are part of your own program, not of a settings file',
  combine: combineAiSdk, namesakes: 'stricter',
  stance: (data) => (isListing(data) ? { decision: 'deny', says: 'not offered, for activeTools does not list them' }
    : { decision: 'allow', says: 'run, for there are no activeTools and toolApproval does not name them' }),
});
