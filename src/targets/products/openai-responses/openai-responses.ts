import type { Json } from '../../../schema/json.ts';
import type { PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { printJson } from '../../languages/json/print-json.ts';
import { readJsonc } from '../../languages/json/read-jsonc.ts';
import { findToolset } from '../../names/find-toolset.ts';
import { spellItems } from '../../names/spell-items.ts';
import { sayEffect } from '../../words/say-effect.ts';
import { sayShared } from '../../words/say-shared.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { openaiLabel } from './openai-label.ts';

/**
 * The `mcp` tool of a request to OpenAI's Responses API. `allowed_tools` offers only what it lists; `require_approval` returns an
 * approval request instead of a call. Its `read_only` filters believe what the server says of its tools, so they are not written.
 */
export const openaiResponses: Target = {
  id: 'openai-responses',
  label: 'OpenAI Responses API',
  proof: {
    grade: 'schema',
    says: 'The types of the openai package 7.57.0 accept such a tool, and reject one with a misspelled key; no request was sent.',
  },
  file: { name: 'mcp-tool.json', language: 'json' },
  build,
  print: printJson,
  effect: (request) => sayEffect(request, nameOf, words),
  steps,
  decide,
  read: readJsonc,
  nameOf,
};

const unlisted = 'Denied: allowed_tools lists all that the model is offered of this server, so tools it adds later are left out.';

function nameOf(_serverKey: string, tool: string): { name: string } | { refused: string } {
  return tool === '' ? { refused: 'it has no name; it is left out like any tool that is not listed' } : { name: tool };
}

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, nameOf);
  const spelled = (...wanted: string[]) => items.filter(({ item }) => wanted.includes(item.decision)).map(({ spelling }) => spelling);
  const allowed = spelled('allow', 'limit', 'ask');
  const approval = approvals(spelled('allow'), spelled('limit', 'ask'));
  const data: Json = { type: 'mcp', server_label: openaiLabel(request.serverKey), allowed_tools: allowed, require_approval: approval };
  const none = allowed.length > 0 ? []
    : ['No tool is allowed, and it is not documented what an empty allowed_tools means, so every call needs approval too: better leave the server out.'];
  const lossy = [...sayUnlimited(items, 'The Responses API', asksInstead), ...none, ...sayUntested(items, 'The Responses API'), ...sayShared(items, 'the Responses API')];
  return { data, lossy, unlisted, refused };
}

/** What is in neither list needs approval anyway, but only as long as that stays the default; so both are written. */
function approvals(never: string[], always: string[]): Json {
  if (never.length === 0) return 'always';
  return { never: { tool_names: never }, ...(always.length > 0 && { always: { tool_names: always } }) };
}

const words: Parameters<typeof sayEffect>[2] = {
  one: {
    allow: (name) => `The model may call ${name}, and OpenAI runs the call without asking`,
    limit: (name) => `The response asks for approval before each call of ${name}, because the API cannot limit how often a tool runs`,
    ask: (name) => `The response asks for approval before each call of ${name}`,
    deny: (name) => `${name} is not offered to the model`,
  },
  many: [[['allow'], 'run without asking'], [['limit', 'ask'], 'run only after an approval'], [['deny'], 'not offered to the model']],
  refused: 'not offered either, because a list cannot name it',
  rest: {
    tool: (title) => `Every other tool of ${title} is denied as long as allowed_tools does not list it.`,
    server: (title) => `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`,
  },
};

function steps({ scope }: PolicyRequest): string[] {
  return [
    scope === 'tool'
      ? 'Put the tool into the tools of the request; if the server is there already, add only this name to its allowed_tools and require_approval.'
      : 'Put the tool into the tools of the request, in place of an older one of the same server.',
    'Add its server_url or tunnel_id, and its authorization if the server wants one: they are not part of the policy.',
    'Answer each mcp_approval_request of a response with an mcp_approval_response after a person has looked at the arguments.',
  ];
}

function decide(data: Json, serverKey: string, { tool }: PolicyCall): ReturnType<NonNullable<Target['decide']>> {
  const server = findToolset(data, (one) => one['type'] === 'mcp' && [serverKey, openaiLabel(serverKey)].includes(String(one['server_label'])));
  if (server === undefined) return { outcome: 'unlisted', because: 'no tool for this server' };
  const filter = dig(server, 'allowed_tools');
  const names = Array.isArray(filter) ? stringsIn(server, 'allowed_tools') : stringsIn(server, 'allowed_tools', 'tool_names');
  if (filter !== undefined && filter !== null && !names.includes(tool)) return { outcome: 'deny', because: 'allowed_tools' };
  const approval = dig(server, 'require_approval') ?? 'always';
  if (typeof approval === 'string') return { outcome: approval === 'never' ? 'allow' : 'ask', because: `require_approval is ${approval}` };
  const isFree = stringsIn(approval, 'never', 'tool_names').includes(tool) && !stringsIn(approval, 'always', 'tool_names').includes(tool);
  return { outcome: isFree ? 'allow' : 'ask', because: isFree ? 'require_approval.never' : 'require_approval' };
}
