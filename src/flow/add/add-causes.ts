import { crawlCauses } from '../crawl/crawl-causes.ts';

/** Why a server file was not proposed, each with what to try: what a crawl knows, and what only several tries tell. */
export const addCauses = {
  ...crawlCauses,
  'no-command': 'It is a library to build with: name the package that is started.',
  'no-server': 'It is no server by what it says of itself: name one.',
  'needs-network': 'Look at these hosts; if they may be reached, name them: --allow-host HOST.',
  'needs-credentials': 'It checks its credentials before it lists: crawl it where real ones are, or leave it out.',
  'needs-application': 'It wants a program or a service that is not here: start that beside it, or leave it out.',
  'needs-scripts': 'It needs a part that an install script builds or fetches, and none is run: look for a version that brings it along.',
  'broken-package': 'It does not start as it was published: try another version, name@1.2.3.',
  'needs-config': 'It wants a file of a project or settings: write it under files in its server file, or leave it out.',
  deprecated: 'It has been given up: add what it names instead.',
  'lists-nothing': 'It listed no tool: look which option or value brings them.',
  'not-supported': 'Write its file by hand: npm packages and addresses are found out.',
  declined: 'Nothing of it was started.',
} as const satisfies Record<string, string>;

/** The id of a cause. */
export type AddCause = keyof typeof addCauses;
