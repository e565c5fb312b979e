import { dig } from '../../languages/json/dig.ts';
import { toml } from '../../languages/toml/toml.ts';
import { makeProduct } from '../../make-product.ts';
import { joinedLists } from '../../merge/joined.ts';
import { beginOf, plainToolName } from '../../names/begin-of.ts';
import { namesIn } from '../../names/names-in.ts';
import { asks } from '../../simulate/stance.ts';
import { argumentsPattern } from './gemini-cli-arguments.ts';
import { decideGeminiCli } from './gemini-cli-decide.ts';
import { findGeminiCliEntries } from './gemini-cli-entries.ts';
import { geminiCliFiles } from './gemini-cli-files.ts';
import { geminiCliName } from './gemini-cli-name.ts';
import { geminiCliPolicy } from './gemini-cli-policy.ts';
import { readGeminiCli } from './gemini-cli-read.ts';
import { geminiCliSteps, geminiCliWords } from './gemini-cli-words.ts';

/**
 * Rules of Gemini CLI's policy engine. The highest priority that matches decides; files of the user rank above what the program
 * brings and below an administrator's. `--allowed-tools` counts as 300, `trust` of a server as 200, `mcp.allowed` as 100, so ours
 * stand between the first two. Rules that let calls through leave plan mode out, which denies by default. Read in and run with
 * @google/gemini-cli-core 0.61.0.
 */
export const geminiCli = makeProduct({
  label: 'Gemini CLI', fileName: 'toolrisk.toml', format: toml,
  proof: { level: 'run', says: 'Gemini CLI 0.61.0 was run with such rules against a test server: allowed tools ran, asked ones waited for a person, denied ones were not offered to the model.' },
  says: (rule) => argumentsPattern([rule]) !== null,
  nameOf: geminiCliName, policyOf: geminiCliPolicy, words: geminiCliWords, steps: geminiCliSteps, decide: decideGeminiCli,
  read: readGeminiCli, seesMark: true, findEntries: findGeminiCliEntries,
  ruleBegin: ([first, name = ''], text) => (first === 'rule' && /^(?:toolName|mcpName)$/.test(name) ? beginOf(text, plainToolName) : ''),
  combine: (all) => ({ rule: joinedLists(all, 'rule') }), namesakes: 'refused',
  stance: () => asks('unless the server is trusted or the approval mode decides otherwise'),
  files: geminiCliFiles,
  modes: ['In yolo mode, of a trusted server (trust, mcp.allowed) and with --allowed-tools, Gemini CLI runs unasked what no rule of higher priority names; rules with modes that lack yolo do not hold in it.'],
  serverKeys: (data) => namesIn(dig(data, 'rule'), 'mcpName'),
});
