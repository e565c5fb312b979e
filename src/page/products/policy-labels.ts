/** What stands beside a policy, in every skin and in what the browser makes. */
export const policyLabels = {
  copy: 'Copy', lossy: 'Not expressed', refused: 'Left out', unlisted: 'Tools not listed', verified: 'Verified in', proof: 'Proof', command: 'Command',
} as const;
