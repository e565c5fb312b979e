import { spelledNames } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';
import { names, object } from './schema-parts.ts';

interface Settings { activeTools: string[]; toolApproval: Record<string, 'approved' | 'user-approval' | 'denied'> }
const settingsIn = (printed: string) => JSON.parse(printed) as Settings;

export const aiSdk: ProductRows = {
  spellings: spelledNames((_server, tool) => tool, [7, 18]),
  decisions: {
    unlisted: { tool: 'denied', server: 'denied' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^The model may call do_it, and the call runs without asking\. / },
      limit: { outcome: 'asks', lossy: /do_it, at most 30 times a minute, asks before each call instead\.$/, effect: /^The AI SDK stops before each call of do_it until a person approves, because it cannot limit/ },
      ask: { outcome: 'asks', lossy: null, effect: /^The AI SDK stops before each call of do_it until a person approves\. / },
      deny: { outcome: 'hidden and denied', lossy: null, effect: /^The AI SDK does not offer do_it to the model, and refuses calls of it\. / },
    },
  },
  tally: /^Of 6 tools: 2 run without asking, 2 run only after an approval, 1 not offered to the model and 1 not offered either, because/,
  changes: [
    ['"activeTools": [', '"activeTools": [ "delete_it",'],
    [/"delete_it": "denied"/, '"delete_it": "user-approval"'],
    ['"post_it": "user-approval"', '"post_it": "approved"', ['laxer', /^post_it \(medium\): allow, by toolApproval: post_it; recommended: ask\.$/]],
    // Neither word is one that the SDK knows, and such a call runs.
    ['"post_it": "user-approval"', '"post_it": true', ['laxer', /^post_it \(medium\): allow/]],
    ['"post_it": "user-approval"', '"post_it": "needs-approval"', ['laxer', /^post_it \(medium\): allow/]],
    ['"get_user": "approved"', '"get_user": { "type": "user-approval", "reason": "x" }', ['stricter', /^get_user \(medium\): ask/]],
    [/"post_it": "user-approval",\s*/, '', ['laxer', /^post_it \(medium\): allow, by activeTools, without an entry/]],
    [/"activeTools": \[[^\]]*\],/, '', ['laxer', /^Tools that are not listed.*: run, for there are no activeTools/]],
    [/"activeTools": \[\s*"get_user"/, '"activeTools": [ "get_User"', ['dead', /another case/], ['stricter', /^get_user/]],
  ],
  empty: '{ "activeTools": ["other"], "toolApproval": { "other": "denied" } }',
  outcomeOf: (printed, spelling) => {
    const { activeTools, toolApproval } = settingsIn(printed);
    const status = Object.hasOwn(toolApproval, spelling) ? toolApproval[spelling] : undefined;
    if (!activeTools.includes(spelling)) return status === 'denied' ? 'hidden and denied' : 'denied';
    return status === 'user-approval' ? 'asks' : status === 'denied' ? 'denied' : 'runs';
  },
  namesIn: (printed) => Object.keys(settingsIn(printed).toolApproval),
  catalog: { limit: 'ask', unlisted: 'unlisted' },
  simulated: ['allow', 'ask', 'ask', 'deny', 'deny'],
  schema: object({ activeTools: names, toolApproval: { type: 'object', additionalProperties: { enum: ['approved', 'user-approval', 'denied'] } } }),
  files: [
    { file: '{ "activeTools": ["get", "send", "post", "drop", "plain"], "toolApproval": { "get": "approved", "send": "user-approval", "post": { "type": "user-approval" }, "drop": { "type": "denied" }, "hidden": "approved" } }', calls: { get: 'allow', send: 'ask', post: 'ask', drop: 'deny', plain: 'allow', hidden: 'deny', other: 'unlisted' } },
    { file: '{ "toolApproval": { "get": "not-applicable", "send": "user-approval", "post": true, "drop": "Denied", "none": null } }', calls: { get: 'allow', send: 'ask', post: 'allow', drop: 'allow', none: 'allow', other: 'unlisted' } },
    { file: '{ "activeTools": [], "toolApproval": { "get": "approved" } }', calls: { get: 'deny' } },
    { file: '{ "activeTools": null }', calls: { get: 'unlisted' } },
    { file: '{ "activeTools": "get_it" }', calls: { get: 'allow', set: 'unlisted' } },
  ],
};
