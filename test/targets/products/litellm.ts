import { parse } from 'yaml';
import { gateRows, spelledNames } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';

interface Servers { mcp_servers: Record<string, { allowed_tools: string[]; disallowed_tools: string[] }> }
const listsIn = (printed: string) => Object.values((parse(printed) as Servers).mcp_servers)[0]!;

export const litellm: ProductRows = {
  spellings: spelledNames((_server, tool) => tool, [15, 18]),
  decisions: gateRows('LiteLLM'),
  tally: /^Of 6 tools: 3 allowed without a limit, 2 not listed and refused and 1 denied because a list cannot name it\. /,
  changes: [
    ['allowed_tools:', 'allowed_tools:\n      - delete_it', ['laxer', /^delete_it \(medium\): allow, by allowed_tools; recommended: deny\.$/]],
    ['- get_user', '- get_User', ['dead', /another case/], ['stricter', /^get_user/]],
    [/ {4}allowed_tools:\n( {6}- .*\n)+/, '', ['laxer', /^Tools that are not listed/]],
  ],
  empty: 'mcp_servers:\n  other: {allowed_tools: [x]}\n',
  // An empty list restricts nothing, so one that allows nothing holds the empty name.
  outcomeOf: (printed, spelling) => (spelling !== '' && listsIn(printed).allowed_tools.includes(spelling) ? 'runs' : 'denied'),
  namesIn: (printed) => [...listsIn(printed).allowed_tools.filter((name) => name !== ''), ...listsIn(printed).disallowed_tools],
  catalog: { limit: 'allow', ask: 'deny', unlisted: 'deny' }, simulated: ['allow', 'allow', 'deny', 'deny', 'deny'],
  files: [
    { file: 'mcp_servers:\n  github: {url: x, allowed_tools: [get, both], disallowed_tools: [both]}\n', calls: { get: 'allow', both: 'allow', other: 'deny' } },
    { file: 'mcp_servers:\n  github: {allowed_tools: [], disallowed_tools: [drop]}\n', calls: { get: 'allow', drop: 'deny' } },
    { file: 'mcp_servers:\n  github: {url: x}\n', calls: { get: 'unlisted' } },
  ],
};
