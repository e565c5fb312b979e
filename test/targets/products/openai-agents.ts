import { spelledNames } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';

interface Options { allowedTools: string[]; requireApproval: 'always' | { never?: { toolNames: string[] }; always?: { toolNames: string[] } } }
const optionsIn = (printed: string) => JSON.parse(printed) as Options;

export const openaiAgents: ProductRows = {
  spellings: spelledNames((_server, tool) => tool, [18]),
  decisions: {
    unlisted: { tool: 'denied', server: 'denied' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^The model may call do_it, and the call runs without asking\. / },
      limit: { outcome: 'asks', lossy: /do_it, at most 30 times a minute, asks before each call instead\.$/, effect: /^A run is interrupted for approval before each call of do_it, because/ },
      ask: { outcome: 'asks', lossy: null, effect: /^A run is interrupted for approval before each call of do_it\. / },
      deny: { outcome: 'denied', lossy: /it is not documented what an empty allowedTools means/, effect: /^do_it is not offered to the model\. / },
    },
  },
  tally: /^Of 6 tools: 2 run without asking, 2 run only after an approval, 1 not offered to the model and 1 not offered either, because/,
  changes: [
    ['"allowedTools": [', '"allowedTools": [ "delete_it",', ['laxer', /^delete_it \(medium\): ask, by requireApproval; recommended: deny/]],
    ['"allowedTools": [\n    "get_user"', '"allowedTools": [\n    "get_User"', ['dead', /another case/], ['stricter', /^get_user/]],
    [/,\s*"requireApproval": [^]*\}\s*\}/, '}', ['laxer', /^list_all \(medium\): allow, by requireApproval is never/], ['laxer', /^post_it/]],
    [/"allowedTools": \[[^\]]*\],/, '', ['laxer', /^delete_it/], ['laxer', /^Tools/]],
  ],
  empty: '{ "serverLabel": "other" }',
  outcomeOf: (printed, spelling) => {
    const { allowedTools, requireApproval: approval } = optionsIn(printed);
    if (!allowedTools.includes(spelling)) return 'denied';
    return approval !== 'always' && approval.never?.toolNames.includes(spelling) === true && approval.always?.toolNames.includes(spelling) !== true ? 'runs' : 'asks';
  },
  namesIn: (printed) => optionsIn(printed).allowedTools,
  silent: ['deny'],
  catalog: { limit: 'ask', unlisted: 'deny' },
  simulated: ['allow', 'ask', 'ask', 'deny', 'deny'],
  files: [
    { file: '{ "serverLabel": "github", "allowedTools": ["get", "send"] }', calls: { get: 'allow', other: 'deny' } },
    { file: '{ "serverLabel": "github", "allowedTools": { "toolNames": ["get"] }, "requireApproval": "always" }', calls: { get: 'ask', drop: 'deny' } },
    { file: '{ "serverLabel": "github", "requireApproval": { "never": { "toolNames": ["get", "drop"] }, "always": { "toolNames": ["drop"] } } }', calls: { get: 'allow', drop: 'ask', other: 'ask' } },
    { file: '{ "serverLabel": "gitlab" }', calls: { get: 'unlisted' } },
  ],
};
