import { makeProduct } from '../../make-product.ts';
import { asks } from '../../simulate/stance.ts';
import { commandLine } from './command-line.ts';
import { decideCopilotCli } from './copilot-cli-decide.ts';
import { findCopilotCliEntries } from './copilot-cli-entries.ts';
import { copilotCliName } from './copilot-cli-name.ts';
import { copilotCliPolicy } from './copilot-cli-policy.ts';
import { copilotCliSteps, copilotCliWords } from './copilot-cli-words.ts';

/**
 * The permission flags of Copilot CLI, as the words of one command line. A deny wins over every allow, even --allow-all-tools, but
 * leaves the tool in sight; --excluded-tools takes it away. No flag asks: what no flag allows is asked about. There is no file
 * that keeps such rules. Measured on Copilot CLI 1.0.102.
 */
export const copilotCli = makeProduct({
  label: 'Copilot CLI', fileName: 'copilot.sh', format: commandLine,
  proof: { level: 'run', says: 'GitHub Copilot CLI 1.0.102 was run with such flags against a test server: allowed tools ran, those without a flag waited for a person, denied ones were neither offered nor run.' },
  nameOf: copilotCliName, policyOf: copilotCliPolicy, words: copilotCliWords, steps: copilotCliSteps, decide: decideCopilotCli,
  findEntries: findCopilotCliEntries,
  unmerged: 'it keeps its permissions in no file: they are flags of its command line',
  combine: (all) => ['copilot', ...all.flatMap((data) => (data as string[]).slice(1))],
  stance: () => asks('unless another flag decides otherwise'), skipsAsking: true,
  modes: ['With --allow-all-tools, --allow-all, --yolo, COPILOT_ALLOW_ALL or the permission mode allow-all, Copilot CLI runs what should ask: no flag holds a tool to asking.'],
  serverKeys: (data) => (data as string[]).map((word) => /^(.+?)\(/.exec(word)?.[1]),
});
