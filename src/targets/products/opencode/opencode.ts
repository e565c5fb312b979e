import { objectIn } from '../../languages/json/dig.ts';
import { jsonc } from '../../languages/json/jsonc.ts';
import { makeProduct } from '../../make-product.ts';
import { combineOpencode } from './opencode-combine.ts';
import { decideOpencode } from './opencode-decide.ts';
import { findOpencodeEntries } from './opencode-entries.ts';
import { opencodeKeyBefore, opencodeName } from '../../names/opencode-name.ts';
import { opencodeFiles } from './opencode-files.ts';
import { opencodePolicy } from './opencode-policy.ts';
import { readOpencode } from './opencode-read.ts';
import { opencodeSteps, opencodeWords } from './opencode-words.ts';

/**
 * The `permission` rules of opencode's configuration. The last rule that matches decides, so the order of keys is the policy:
 * the rule for the whole server stands first. Without a rule opencode runs what a server offers. Measured on opencode 1.18.33.
 */
export const opencode = makeProduct({
  label: 'opencode', fileName: 'opencode.json', format: jsonc,
  proof: { level: 'run', says: 'opencode 1.18.33 was run with such a file against a test server: allowed tools ran, asked ones waited for a person, denied ones were not offered to the model.' },
  nameOf: opencodeName, policyOf: opencodePolicy, words: opencodeWords, steps: opencodeSteps, decide: decideOpencode,
  read: readOpencode, findEntries: findOpencodeEntries, combine: combineOpencode, namesakes: 'stricter',
  stance: () => ({ decision: 'allow', says: 'run without asking, as opencode does by default' }), files: opencodeFiles, skipsAsking: true,
  modes: ['With --auto, opencode approves all that is not denied: what should ask runs.', 'Rules of an agent (agent.<name>.permission, also in its Markdown file) count behind these.'],
  serverKeys: (data, known) => Object.keys(objectIn(data, 'permission')).flatMap((rule) => known.map((tool) => opencodeKeyBefore(rule, tool))),
});
