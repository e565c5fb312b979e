import { json } from '../../languages/json/json.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { asks } from '../../simulate/stance.ts';
import { clineLists, clineName, clinePolicy, clineServers, combineCline } from './cline-policy.ts';
import { clineSteps, clineWords } from './cline-words.ts';

/** The servers of the Cline extension: `autoApprove` names what runs without approval, and nothing denies (BaseConfigSchema of its source). */
export const cline = makeProduct({
  label: 'Cline', fileName: 'cline_mcp_settings.json', format: json,
  proof: { level: 'documented', version: 'source of 22 August 2026', source: 'github.com/cline/cline', says: 'Read in the source of the extension; its package on npm is the command line, which does not look at this list, so nothing of the vendor\'s was asked.' },
  nameOf: clineName, policyOf: clinePolicy, words: clineWords, steps: clineSteps,
  ...byLists({ lists: clineLists, nameOf: clineName, isOwn: () => true, names: 'exact' }),
  unmerged: 'its format was read and never tried',
  combine: combineCline,
  stance: () => asks('before each call'),
  serverKeys: clineServers,
});
