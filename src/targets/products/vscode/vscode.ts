import { jsonc } from '../../languages/json/jsonc.ts';
import { makeProduct } from '../../make-product.ts';
import { joinedObjects } from '../../merge/joined.ts';
import { decideVscode } from './vscode-decide.ts';
import { findVscodeEntries } from './vscode-entries.ts';
import { vscodeFiles } from './vscode-files.ts';
import { vscodeName } from './vscode-name.ts';
import { vscodePolicy } from './vscode-policy.ts';
import { readVscode } from './vscode-read.ts';
import { vscodeGlobal, vscodeSetting } from './vscode-setting.ts';
import { vscodeStance } from './vscode-stance.ts';
import { vscodeSteps, vscodeWords } from './vscode-words.ts';

/**
 * VS Code's settings.json. It can only make a tool ask every time: what runs unasked is chosen in the confirmation itself, and what
 * the model is offered in the tools picker.
 */
export const vscode = makeProduct({
  label: 'VS Code', fileName: 'settings.json', format: jsonc,
  proof: { level: 'documented', version: 'VS Code of March 2026', source: 'code.visualstudio.com/docs', says: 'Read in the source of VS Code and its documentation of March 2026; the names are known only while it runs, so no schema covers them, and it was not run.' },
  nameOf: vscodeName, policyOf: vscodePolicy, words: vscodeWords, steps: vscodeSteps, decide: decideVscode,
  read: readVscode, findEntries: findVscodeEntries,
  combine: (all) => ({ [vscodeSetting]: joinedObjects(all, vscodeSetting) }), namesakes: 'stricter',
  stance: vscodeStance, files: vscodeFiles,
  modes: [`${vscodeGlobal}, autopilot and a click on “always” in VS Code let run every tool that ${vscodeSetting} does not hold back.`],
});
