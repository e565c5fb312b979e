/** The setting that says which tools may be approved without a person: `false` always asks. Nothing allows or denies a tool. */
export const vscodeSetting = 'chat.tools.eligibleForAutoApproval';
