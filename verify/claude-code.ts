import { join } from 'node:path';
import { claudeCodeName } from '../src/targets/names/claude-code-name.ts';
import type { ClientResult } from './checked.ts';
import { compare } from './compare.ts';
import { printedPolicy, serverKey, tools } from './sample.ts';
import { installed, jsonLines, runSession, writeInto } from './session.ts';

const names = new Map(tools.map((tool) => [(claudeCodeName(serverKey, tool) as { name: string }).name, tool]));

/** Runs Claude Code without a person (`-p`) under our settings.json. */
export async function claudeCode(): Promise<ClientResult> {
  const { said, requests, called } = await runSession([...names.keys()].map((name) => ({ name })), ({ home, work, modelUrl, server }) => {
    writeInto(join(home, '.claude/settings.json'), printedPolicy('claude-code'));
    writeInto(join(work, 'mcp.json'), JSON.stringify({ mcpServers: { [serverKey]: server } }));
    return {
      command: [process.execPath, installed('@anthropic-ai/claude-code/cli-wrapper.cjs'), '-p', 'hi', '--output-format', 'stream-json', '--verbose', '--mcp-config', join(work, 'mcp.json'), '--strict-mcp-config'],
      env: { ANTHROPIC_BASE_URL: modelUrl, ANTHROPIC_API_KEY: 'dummy', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', ENABLE_TOOL_SEARCH: 'false' },
    };
  });
  const denials = jsonLines(said).filter(({ type }) => type === 'result').flatMap((event) => (event['permission_denials'] ?? []) as { tool_name: string }[]);
  return compare('claude-code', {
    offered: requests.flatMap(({ body }) => body.tools ?? []).flatMap(({ name = '' }) => names.get(name) ?? []),
    called,
    waited: denials.flatMap(({ tool_name: name }) => names.get(name) ?? []),
  });
}
