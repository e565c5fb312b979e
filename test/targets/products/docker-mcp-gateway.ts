import { parse } from 'yaml';
import { gateRows, spelledNames } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';

const listIn = (printed: string) => Object.values(parse(printed) as Record<string, string[]>)[0]!;

export const dockerMcpGateway: ProductRows = {
  spellings: spelledNames((_server, tool) => tool, [15, 18]),
  decisions: gateRows('Docker MCP Gateway'),
  tally: /^Of 6 tools: 3 allowed without a limit, 2 not listed and refused and 1 denied because a list cannot name it\. /,
  changes: [
    ['- get_user', '- get_user\n  - delete_it', ['laxer', /^delete_it \(medium\): allow, by the list of the server; recommended: deny\.$/]],
    ['- get_user', '- get-user', ['dead', /other separators/], ['stricter', /^get_user/]],
    [/$/, 'other: [x]\n'],
  ],
  empty: 'other: [x]\n',
  // An empty list may be taken for none, so one that allows nothing holds the empty name.
  outcomeOf: (printed, spelling) => (spelling !== '' && listIn(printed).includes(spelling) ? 'runs' : listIn(printed).length > 0 ? 'denied' : 'runs by default'),
  namesIn: (printed) => listIn(printed).filter((name) => name !== ''), silent: ['ask', 'deny'],
  catalog: { limit: 'allow', ask: 'deny', unlisted: 'deny' }, simulated: ['allow', 'allow', 'deny', 'deny', 'deny'],
  files: [{ file: 'github: [get]\ngitlab: []\n', calls: { get: 'allow', other: 'deny' } }, { file: 'github: []\ngitlab: [get]\n', calls: { get: 'unlisted' } }],
};
