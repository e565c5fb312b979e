import { spelledNames } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';
import { object } from './schema-parts.ts';

type Review = boolean | { allowedDecisions: string[] };
const entriesOf = (printed: string) => (JSON.parse(printed) as { interruptOn: Record<string, Review> }).interruptOn;
const reviewed = '{ "allowedDecisions": ["approve", "reject"] }';

export const langchain: ProductRows = {
  spellings: spelledNames((_server, tool) => tool, [7, 15, 18]),
  decisions: {
    unlisted: { tool: 'runs by default', server: 'runs by default' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^LangChain runs do_it without asking\. / },
      limit: { outcome: 'asks', lossy: /do_it, at most 30 times a minute, asks before each call instead\.$/, effect: /^LangChain pauses before each call of do_it until a person decides, because it cannot limit/ },
      ask: { outcome: 'asks', lossy: null, effect: /^LangChain pauses before each call of do_it until a person decides\. / },
      deny: { outcome: 'denied', lossy: /hides no tool: do_it is offered to the model, and calls can only be rejected\./, effect: /^LangChain pauses before each call of do_it, and a person can only reject it\. / },
    },
  },
  tally: /^Of 6 tools: 2 run without asking, 2 held until a person decides, 1 held, and can only be rejected and 1 run without asking, because/,
  changes: [
    ['"get_user": false', `"get_user": ${reviewed}`, ['stricter', /^get_user \(medium\): ask/]],
    [/"delete_it": \{[^}]*\}/, '"delete_it": true', ['laxer', /^delete_it \(medium\): ask, by interruptOn: delete_it; recommended: deny\.$/]],
    [/"post_it": \{[^}]*\}/, '"post_it": false', ['laxer', /^post_it \(medium\): allow/]],
    ['"post_it"', '"slack__post_it"', ['laxer', /^post_it/], ['dead', /Write post_it\./]],
    [/"list_all": \{[^}]*\},/, '', ['laxer', /^list_all/]],
  ],
  empty: '{ "interruptOn": { "other": true } }',
  outcomeOf: (printed, spelling) => {
    const entries = entriesOf(printed);
    const review = Object.hasOwn(entries, spelling) ? entries[spelling] as Review : undefined;
    if (review === undefined) return 'runs by default';
    return review === false ? 'runs' : review === true || review.allowedDecisions.includes('approve') ? 'asks' : 'denied';
  },
  namesIn: (printed) => Object.keys(entriesOf(printed)),
  catalog: { limit: 'ask', unlisted: 'unlisted' },
  simulated: ['allow', 'ask', 'ask', 'deny', 'allow'],
  schema: object({
    interruptOn: { type: 'object', additionalProperties: { anyOf: [{ const: false }, object({ allowedDecisions: { type: 'array', items: { enum: ['approve', 'reject'] }, minItems: 1 } })] } },
  }),
  files: [
    { file: `{ "interruptOn": { "get": false, "send": true, "post": ${reviewed}, "edit": { "allowedDecisions": ["edit"] }, "drop": { "allowedDecisions": ["reject"] } } }`, calls: { get: 'allow', send: 'ask', post: 'ask', edit: 'ask', drop: 'deny', other: 'unlisted' } },
    { file: '{ "descriptionPrefix": "x" }', calls: { get: 'unlisted' } },
  ],
};
