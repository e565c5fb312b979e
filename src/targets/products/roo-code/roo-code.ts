import { json } from '../../languages/json/json.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { asks } from '../../simulate/stance.ts';
import { combineRooCode, rooCodeLists, rooCodeName, rooCodePolicy, rooCodeServers } from './roo-code-policy.ts';
import { rooCodeSteps, rooCodeWords } from './roo-code-words.ts';

/** The servers of Roo Code: `alwaysAllow` names what runs without approval, `disabledTools` what the model is not offered. */
export const rooCode = makeProduct({
  label: 'Roo Code', fileName: 'mcp.json', format: json,
  proof: { level: 'documented', version: 'source of April 2026', source: 'github.com/RooCodeInc/Roo-Code', says: 'Read in the source of the extension; the types it publishes on npm say nothing of servers, and it was not run.' },
  nameOf: rooCodeName, policyOf: rooCodePolicy, words: rooCodeWords, steps: rooCodeSteps,
  ...byLists({ lists: rooCodeLists, nameOf: rooCodeName, isOwn: () => true, names: 'wild' }),
  unmerged: 'its format was read and never tried',
  combine: combineRooCode,
  skipsAsking: true, modes: ['Where a switch of Roo Code approves everything, what should ask runs.'],
  stance: () => asks('unless a switch of its own approves everything'),
  serverKeys: rooCodeServers,
});
