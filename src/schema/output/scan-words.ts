/** What became of listing a server, best first. */
export const scanOutcomes = {
  listed: 'all its tools were seen',
  empty: 'it answered, and has no tools',
  partial: 'some of its tools were seen',
  skipped: 'its config, or who was asked, says not to start it',
  failed: 'none of its tools were seen',
} as const satisfies Record<string, string>;
export type ScanOutcome = keyof typeof scanOutcomes;

/** How the program of a server was shut in. */
export const sandboxes = {
  bwrap: 'bubblewrap',
  docker: 'a container of docker',
  podman: 'a container of podman',
  none: 'none: it ran with all rights of who started it',
} as const satisfies Record<string, string>;
export type SandboxInForce = keyof typeof sandboxes;
