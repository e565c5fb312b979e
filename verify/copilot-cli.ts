import { join } from 'node:path';
import { copilotCliName, copilotCliSeen } from '../src/targets/products/copilot-cli/copilot-cli-name.ts';
import type { ClientResult } from './checked.ts';
import { compare } from './compare.ts';
import { printedPolicy, serverKey, tools } from './sample.ts';
import { installed, runSession, writeInto } from './session.ts';

const names = new Map(tools.map((tool) => [copilotCliSeen((copilotCliName(serverKey, tool) as { name: string }).name), tool]));

interface ToolMessage { role: string; tool_call_id: string; content: string }

/** Runs Copilot CLI without a person (`-p`) with our command, as a shell reads it. */
export async function copilotCli(): Promise<ClientResult> {
  const called = [...names.keys()];
  const seen = await runSession(called.map((name) => ({ name })), ({ home, modelUrl, server }) => {
    writeInto(join(home, '.copilot/mcp-config.json'), JSON.stringify({ mcpServers: { [serverKey]: { type: 'local', ...server, tools: ['*'] } } }));
    const rest = ['-p', 'hi', '--disable-builtin-mcps', '--trust-folder'];
    // A real shell splits our words; the function stands for the program, and the flags it needs here follow ours.
    const script = `copilot() { exec "$NODE" "$LOADER" "$@" ${rest.join(' ')}; }\n${printedPolicy('copilot-cli')}`;
    return {
      command: ['/bin/sh', '-c', script],
      env: {
        NODE: process.execPath, LOADER: installed('@github/copilot/npm-loader.js'), COPILOT_OFFLINE: 'true', COPILOT_PROVIDER_BASE_URL: `${modelUrl}/v1`, COPILOT_MODEL: 'none',
      },
    };
  });
  const answers = (seen.requests.at(-1)?.body.messages ?? []) as ToolMessage[];
  const waited = answers.filter(({ role, content }) => role === 'tool' && /no interactive user response/.test(content));
  return compare('copilot-cli', {
    offered: seen.requests.flatMap(({ body }) => body.tools ?? []).flatMap(({ function: given }) => names.get(given?.name ?? '') ?? []),
    called: seen.called,
    waited: waited.flatMap(({ tool_call_id: id }) => names.get(called[Number(id.replace('call_', ''))] ?? '') ?? []),
  });
}
