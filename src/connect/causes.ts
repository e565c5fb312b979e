/** Why a server could not be listed, each with what to do about it. */
export const causes = {
  'registry-unreachable': 'Check the network and the registry of your npm settings.',
  'registry-refused': 'Check the access token in your npm settings.',
  'package-not-found': 'Check name and version; a private package needs its registry in your npm settings.',
  'integrity-mismatch': 'Do not start it: find out why the package changed, then correct the pinned integrity.',
  'install-failed': 'Run npm install of that package yourself to see more.',
  'npm-not-found': 'Install npm, or add its folder to PATH.',
  'bin-not-found': 'Name one of its commands as "bin".',
  'sandbox-unavailable': 'Install bubblewrap, or pass --sandbox none to start it with your own rights.',
  'command-not-found': 'Check the spelling, or write its whole path.',
  'start-failed': 'Check that it is a program you may run.',
  exited: 'It may need arguments or values to start, or files that are hidden from it: --sandbox none shows them.',
  'not-mcp': 'Check that it is an MCP server, and that it speaks over standard input and output.',
  refused: 'Check the arguments and values it is given.',
  'too-much-output': 'Look at what it writes: a list of tools is a thousand times smaller.',
  timeout: 'Give it more time with --timeout, or look whether it waits for a network or a value.',
  unreachable: 'Check the address, and that the server runs.',
  'header-invalid': 'Give it a name of letters, digits and dashes, and a value on one line.',
  unauthorized: "Pass its credentials: --header 'Authorization: Bearer …'.",
  'http-status': 'Check the address: it must be that of the MCP endpoint.',
  redirected: 'Give the address it moved to, if you trust it.',
  'wrong-content-type': 'Check the address: it must be that of the MCP endpoint, not of a web page.',
  'files-refused': 'Names of files must stay inside the working directory.',
  machine: 'Check disk space and rights of the folder for temporary files.',
  defect: 'This is a defect of toolrisk: please report it.',
  interrupted: 'Run it again.',
} as const satisfies Record<string, string>;

/** The id of a cause. */
export type Cause = keyof typeof causes;
