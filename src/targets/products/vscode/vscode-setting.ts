/** The setting that says which tools may be approved without a person: `false` always asks. Nothing allows or denies a tool. */
export const vscodeSetting = 'chat.tools.eligibleForAutoApproval';

/** The setting that approves every tool that the one above does not hold back (microsoft/vscode, languageModelToolsService.ts). */
export const vscodeGlobal = 'chat.tools.global.autoApprove';
