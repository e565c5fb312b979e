import { askingRows, spelledNames } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';

interface Lists { alwaysAllow: string[]; disabledTools: string[] }
const listsIn = (printed: string) => Object.values((JSON.parse(printed) as { mcpServers: Record<string, Lists> }).mcpServers)[0]!;
const { allow, limit, ask, deny } = askingRows('Roo Code');

export const rooCode: ProductRows = {
  spellings: spelledNames((_server, tool) => tool, [15, 17, 18]),
  decisions: {
    unlisted: { tool: 'asks by default', server: 'asks by default' },
    of: { allow, limit: { ...limit, outcome: 'asks by default' }, ask: { ...ask, outcome: 'asks by default', lossy: /no list that asks: do_it is left out of both/ }, deny },
  },
  tally: /^Of 6 tools: 2 allowed without asking, 2 asked about before each call, 1 not offered to the model and 1 left without an entry, because none can name it\. /,
  changes: [
    ['"alwaysAllow": [', '"alwaysAllow": ["delete_it", "post_it",', ['laxer', /^post_it \(medium\): allow, by alwaysAllow: post_it/]],
    ['"delete_it"', '"delete-it"', ['laxer', /^delete_it/], ['dead', /other separators/]],
    ['"get_user"', '"*"', ['laxer', /^list_all/], ['laxer', /^post_it/], ['laxer', /^Tools that are not listed/]],
  ],
  empty: '{ "mcpServers": { "other": { "alwaysAllow": ["x"] } } }',
  outcomeOf: (printed, spelling) => {
    const { alwaysAllow, disabledTools } = listsIn(printed);
    return disabledTools.includes(spelling) ? 'hidden and denied' : alwaysAllow.includes(spelling) ? 'runs' : 'asks by default';
  },
  namesIn: (printed) => [...listsIn(printed).alwaysAllow, ...listsIn(printed).disabledTools], silent: ['limit', 'ask'],
  catalog: { limit: 'unlisted', ask: 'unlisted', unlisted: 'unlisted' }, simulated: ['allow', 'ask', 'ask', 'deny', 'ask'],
  files: [{ file: '{ "mcpServers": { "github": { "alwaysAllow": ["get", "drop"], "disabledTools": ["drop"] } } }', calls: { get: 'allow', drop: 'deny', other: 'unlisted' } }],
};
