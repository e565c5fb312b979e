import { readLists, refusingRows, refusingTally, spelledNames } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';

interface Settings { agent: { tool_permissions: { tools: Record<string, { default: string }> } } }
const toolsIn = (printed: string) => (JSON.parse(printed) as Settings).agent.tool_permissions.tools;
const under = (printed: string, mode: string) => Object.entries(toolsIn(printed)).filter(([, entry]) => entry.default === mode).map(([name]) => name);
const settings = (tools: string, rest = '') => `{ "theme": "One", "agent": { "tool_permissions": { ${rest} "tools": { ${tools} } } } }`;

export const zed: ProductRows = {
  spellings: spelledNames((server, tool) => `mcp:${server}:${tool}`, [15, 18, 27]),
  decisions: refusingRows('Zed'), tally: refusingTally,
  changes: [
    [/("mcp:slack:delete_it": \{\s*"default": )"deny"/, '$1"confirm"', ['laxer', /^delete_it \(medium\): ask/]],
    ['"mcp:slack:post_it"', '"mcp:slack_post_it"', ['laxer', /^post_it/], ['dead', /Write .*mcp:slack:post_it/]],
    ['"tools": {', '"default": "allow", "tools": {', ['laxer', /^Tools that are not listed.* run, for the file allows by default/]],
    ['"tools": {', '"tools": { "terminal": { "default": "allow" }, "mcp:other:x": { "default": "allow" },'],
  ],
  empty: settings('"terminal": { "default": "confirm" }'),
  ...readLists((printed) => ({ allow: under(printed, 'allow'), ask: under(printed, 'confirm'), deny: under(printed, 'deny') })),
  catalog: { limit: 'ask', unlisted: 'unlisted' }, simulated: ['allow', 'ask', 'ask', 'deny', 'ask'],
  files: [
    { file: settings('"mcp:github:get": { "default": "allow" }, "mcp:github:post": { "default": "confirm" }, "mcp:github:drop": { "default": "deny" }, "mcp:github:odd": { "default": "maybe" }, // mine'.replace(', // mine', '')), calls: { get: 'allow', post: 'ask', drop: 'deny', odd: 'unlisted', other: 'unlisted' } },
  ],
};
