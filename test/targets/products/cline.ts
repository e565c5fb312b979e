import { spelledNames } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';

const listIn = (printed: string) => Object.values((JSON.parse(printed) as { mcpServers: Record<string, { autoApprove: string[] }> }).mcpServers)[0]!.autoApprove;

export const cline: ProductRows = {
  spellings: spelledNames((_server, tool) => tool, [15, 18]),
  decisions: {
    unlisted: { tool: 'asks', server: 'asks' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^Cline runs do_it without asking\. / },
      limit: { outcome: 'asks', lossy: /do_it, at most 30 times a minute, asks before each call instead\.$/, effect: /^Cline asks before each call of do_it, because it cannot limit/ },
      ask: { outcome: 'asks', lossy: null, effect: /^Cline asks before each call of do_it\. / },
      deny: { outcome: 'asks', lossy: /Nothing in the settings denies a tool.*do_it is asked about before each call instead\.$/, effect: /^Cline asks before each call of do_it, because the list can only allow\. / },
    },
  },
  tally: /^Of 6 tools: 2 allowed without asking, 3 asked about before each call and 1 asked about, because an entry cannot name it\. /,
  changes: [
    ['"get_user"', '"get_user", "post_it"', ['laxer', /^post_it \(medium\): allow, by autoApprove: post_it/]],
    ['"get_user"', '"get_user", "gone"', ['laxer', /gone.*a tool that takes this name would run at once/]],
    ['"get_user"', '"slack__get_user"', ['empty', /^No entry is about any of its 4 tools\./], ['dead', /Write get_user\./]],
  ],
  empty: '{ "mcpServers": { "other": { "command": "x", "autoApprove": ["x"] } } }',
  outcomeOf: (printed, spelling) => (listIn(printed).includes(spelling) ? 'runs' : 'asks'),
  namesIn: listIn, silent: ['limit', 'ask', 'deny'],
  catalog: { limit: 'unlisted', ask: 'unlisted', deny: 'unlisted', unlisted: 'unlisted' }, simulated: ['allow', 'ask', 'ask', 'ask', 'ask'],
  files: [{ file: '{ "mcpServers": { "github": { "command": "x", "autoApprove": ["get", 5] } } }', calls: { get: 'allow', other: 'unlisted' } }],
};
