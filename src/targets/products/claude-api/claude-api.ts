import type { Json } from '../../../schema/json.ts';
import type { PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import { dig } from '../../languages/json/dig.ts';
import { printJson } from '../../languages/json/print-json.ts';
import { readJsonc } from '../../languages/json/read-jsonc.ts';
import { findToolset } from '../../names/find-toolset.ts';
import { spellItems } from '../../names/spell-items.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { sayEffect } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayShared } from '../../words/say-shared.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';

/**
 * The `mcp_toolset` of a request to the Claude API (MCP connector, beta mcp-client-2025-11-20). A tool is enabled or not; calls run
 * on the vendor's side without a pause, so what should ask or be limited stays disabled.
 */
export const claudeApi: Target = {
  id: 'claude-api',
  label: 'Claude API',
  proof: {
    grade: 'schema',
    says: 'The types of the package @anthropic-ai/sdk 1.12.0 accept such a toolset, and reject one with a misspelled key; no request was sent.',
  },
  file: { name: 'mcp-toolset.json', language: 'json' },
  build,
  print: printJson,
  effect: (request) => sayEffect(request, nameOf, words),
  steps,
  decide,
  read: readJsonc,
  nameOf,
};

const unlisted = 'Denied: the default of this toolset is enabled: false, and that holds for tools the server adds later too.';

function nameOf(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (serverKey === '') return { refused: 'the server has no name in the request, so no toolset can mean it' };
  return tool === '' ? { refused: 'it has no name; it is disabled like any tool that is not listed' } : { name: tool };
}

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, nameOf);
  const configs = Object.fromEntries(items.map(({ spelling, item }) => [spelling, { enabled: item.decision === 'allow' }]));
  const data: Json = { type: 'mcp_toolset', mcp_server_name: request.serverKey, default_config: { enabled: false }, configs };
  const lossy = [
    ...sayUnlimited(items, 'The MCP connector', { all: 'is disabled', many: 'are disabled', one: 'is disabled' }),
    ...unasked(items), ...sayUntested(items, 'The MCP connector'), ...sayShared(items, 'the Claude API'),
  ];
  return { data, lossy, unlisted, refused };
}

function unasked(items: readonly SpelledItem[]): string[] {
  const asked = items.filter(({ item }) => item.decision === 'ask');
  const [first] = asked;
  if (first === undefined) return [];
  const which = asked.length === 1 ? `${sayName(first.item.name)} is` : `${asked.length} tools are`;
  return [`The MCP connector cannot wait for a person, so what should ask is disabled: ${which} not offered instead.`];
}

const words: Parameters<typeof sayEffect>[2] = {
  one: {
    allow: (name) => `The model may call ${name}, and the call runs without asking`,
    limit: (name) => `${name} is not offered to the model, because the connector cannot limit how often a tool runs`,
    ask: (name) => `${name} is not offered to the model, because the connector cannot wait for a person`,
    deny: (name) => `${name} is not offered to the model`,
  },
  many: [[['allow'], 'run without asking'], [['limit', 'ask', 'deny'], 'not offered to the model']],
  refused: 'not offered either, because a toolset cannot name it',
  rest: {
    tool: (title) => `Every other tool of ${title} is denied as long as the toolset does not enable it.`,
    server: (title) => `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`,
  },
};

function steps({ serverKey, scope, items }: PolicyRequest): string[] {
  return [
    scope === 'tool'
      ? 'Put the toolset into the tools of the request; if the server has one already, add only the entry of this tool to its configs.'
      : 'Put the toolset into the tools of the request, in place of an older one of the same server.',
    `Name the server ${sayName(serverKey)} in mcp_servers of the same request: a toolset and its server are joined by that name.`,
    'Send the header anthropic-beta: mcp-client-2025-11-20.',
    ...(items.some(({ decision }) => decision === 'ask' || decision === 'limit')
      ? ['Enable what should ask only where your own program runs the calls, or in Managed Agents, whose permission policies can ask.'] : []),
  ];
}

function decide(data: Json, serverKey: string, { tool }: PolicyCall): ReturnType<NonNullable<Target['decide']>> {
  const toolset = findToolset(data, (one) => one['type'] === 'mcp_toolset' && one['mcp_server_name'] === serverKey);
  if (toolset === undefined) return { outcome: 'unlisted', because: 'no toolset for this server' };
  const own = dig(toolset, 'configs', tool, 'enabled');
  const enabled = own ?? dig(toolset, 'default_config', 'enabled') ?? true;
  return { outcome: enabled === false ? 'deny' : 'allow', because: own === undefined ? 'default_config' : `configs of ${JSON.stringify(tool)}` };
}
