import { objectIn } from '../../languages/json/dig.ts';
import { toml } from '../../languages/toml/toml.ts';
import { makeProduct } from '../../make-product.ts';
import { joinedObjects } from '../../merge/joined.ts';
import { codexStance, decideCodex } from './codex-decide.ts';
import { beginOf, plainToolName } from '../../names/begin-of.ts';
import { findCodexEntries } from './codex-entries.ts';
import { codexFiles } from './codex-files.ts';
import { codexName } from './codex-name.ts';
import { codexPolicy } from './codex-policy.ts';
import { readCodex } from './codex-read.ts';
import { codexSteps, codexWords } from './codex-words.ts';

/**
 * The table of one server in Codex's config.toml: `enabled_tools` offers only what it lists, `disabled_tools` takes away,
 * `approval_mode` asks or not. Its modes `auto` and `writes` believe what the server says of its tools, so neither is written.
 * Measured on Codex 0.169.0; an unknown key is ignored without a word unless `--strict-config` is given.
 */
export const codex = makeProduct({
  label: 'Codex', fileName: 'config.toml', format: toml,
  proof: { level: 'run', says: 'Codex 0.171.0 was run with such a file against a test server: allowed tools ran, asked ones waited for a person, denied and unlisted ones were not offered to the model.' },
  nameOf: codexName, policyOf: codexPolicy, words: codexWords, steps: codexSteps, decide: decideCodex,
  read: readCodex, findEntries: findCodexEntries,
  ruleBegin: ([first, , list = ''], text) => (first === 'mcp_servers' && /^(?:en|dis)abled_tools$/.test(list) ? beginOf(text, plainToolName) : ''),
  combine: (all) => ({ mcp_servers: joinedObjects(all, 'mcp_servers') }),
  stance: codexStance, files: codexFiles, skipsAsking: true,
  modes: [
    'With full access (sandbox_mode = "danger-full-access") and approval_policy = "never", as under --dangerously-bypass-approvals-and-sandbox, what should ask runs; under codex exec full access alone is enough.',
    'With --profile, what <profile>.config.toml says counts over config.toml; Codex 0.171 no longer starts with approval_policy = "untrusted", or with profile in the file itself.',
    'The approval modes auto and writes let run what the server itself calls read-only.',
  ],
  serverKeys: (data) => Object.keys(objectIn(data, 'mcp_servers')),
});
