import { join } from 'node:path';
import { parse, stringify } from 'smol-toml';
import { compare } from './compare.ts';
import type { ClientResult } from './checked.ts';
import { printedPolicy, serverKey, tools } from './sample.ts';
import { installed, jsonLines, runSession, writeInto } from './session.ts';

/** The name under which the model sees a tool; the policy calls it by its own name. */
const names = new Map(tools.map((tool) => [tool.replace(/[^A-Za-z0-9_]/g, '_'), tool]));
const namespace = `mcp__${serverKey}`;

interface McpItem { type: string; tool: string; error: { message: string } | null }

/** Runs Codex without a person (`exec`) under our table, with its command added and unknown keys refused. */
export async function codex(): Promise<ClientResult> {
  const { said, requests, called } = await runSession([...names.keys()].map((name) => ({ name, namespace })), ({ home, modelUrl, server }) => {
    writeInto(join(home, 'config.toml'), `${modelConfig(modelUrl)}\n${withCommand(printedPolicy('codex'), server)}`);
    return {
      command: [process.execPath, installed('@openai/codex/bin/codex.js'), 'exec', '--json', '--strict-config', '--skip-git-repo-check', 'hi'],
      env: { CODEX_HOME: home },
    };
  });
  const items = jsonLines(said).filter(({ type }) => type === 'item.completed').map(({ item }) => item as McpItem);
  return compare('codex', {
    offered: requests.flatMap(({ body }) => body.tools ?? []).filter(({ name }) => name === namespace).flatMap(({ tools: inner = [] }) => inner.flatMap(({ name = '' }) => names.get(name) ?? [])),
    called,
    waited: items.filter(({ type, error }) => type === 'mcp_tool_call' && /requires approval/.test(error?.message ?? '')).map(({ tool }) => tool),
  });
}

function modelConfig(url: string): string {
  const provider = { name: 'none', base_url: `${url}/v1`, wire_api: 'responses', requires_openai_auth: false };
  return stringify({ model: 'none', model_provider: 'none', model_providers: { none: provider } });
}

/** What a user does by hand: our keys and the server's command in one table. */
function withCommand(policy: string, server: object): string {
  const { mcp_servers: servers } = parse(policy) as unknown as { mcp_servers: Record<string, object> };
  return stringify({ mcp_servers: { [serverKey]: { ...server, ...servers[serverKey] } } });
}
