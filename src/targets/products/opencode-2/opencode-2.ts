import { jsonc } from '../../languages/json/jsonc.ts';
import { makeProduct } from '../../make-product.ts';
import { opencodeName } from '../../names/opencode-name.ts';
import { asks } from '../../simulate/stance.ts';
import { combineOpencode2, decideOpencode2, findOpencode2Entries, opencode2Policy } from './opencode-2-policy.ts';
import { opencode2Steps, opencode2Words } from './opencode-2-words.ts';

/** The ordered permissions of opencode 2: the last rule that matches decides, and what none matches asks (opencode.ai/docs/permissions). */
export const opencode2 = makeProduct({
  label: 'opencode 2', fileName: 'opencode.jsonc', format: jsonc,
  proof: { level: 'documented', version: 'opencode 2', source: 'opencode.ai/docs/permissions', says: 'Written as the vendor\'s pages on permissions and on moving from version 1 say, with the names of version 1; version 2 is not on npm and was not run. Version 1.18.33, which is, refused such a file.' },
  nameOf: opencodeName, policyOf: opencode2Policy, words: opencode2Words, steps: opencode2Steps,
  decide: decideOpencode2, findEntries: findOpencode2Entries,
  unmerged: 'its format was read and never tried',
  combine: combineOpencode2, namesakes: 'stricter',
  stance: () => asks('unless another rule decides otherwise'),
});
