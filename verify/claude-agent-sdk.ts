import { claudeCodeName } from '../src/targets/names/claude-code-name.ts';
import type { ClientResult } from './checked.ts';
import { compare } from './compare.ts';
import { printedPolicy, serverKey, tools } from './sample.ts';
import { installed, jsonLines, runSession } from './session.ts';

const names = new Map(tools.map((tool) => [(claudeCodeName(serverKey, tool) as { name: string }).name, tool]));

/** Runs a query of the SDK under our options; what asks comes to canUseTool, where nobody allows it. */
export async function claudeAgentSdk(): Promise<ClientResult> {
  const { said, requests, called } = await runSession([...names.keys()].map((name) => ({ name })), ({ modelUrl, server }) => ({
    command: [process.execPath, '--input-type=module', '-e', program, JSON.stringify({ policy: JSON.parse(printedPolicy('claude-agent-sdk')) as object, mcpServers: { [serverKey]: server }, sdk: installed('@anthropic-ai/claude-agent-sdk/sdk.mjs') })],
    env: { ANTHROPIC_BASE_URL: modelUrl, ANTHROPIC_API_KEY: 'dummy', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', ENABLE_TOOL_SEARCH: 'false' },
  }));
  return compare('claude-agent-sdk', {
    offered: requests.flatMap(({ body }) => body.tools ?? []).flatMap(({ name = '' }) => names.get(name) ?? []),
    called,
    waited: jsonLines(said).flatMap(({ asked }) => names.get(String(asked)) ?? []),
  });
}

/** What somebody writes who uses the SDK. It cannot be given functions from here, so it is a program of its own. */
const program = `
const { policy, mcpServers, sdk } = JSON.parse(process.argv[1]);
const { query } = await import(sdk);
const canUseTool = async (asked) => {
  console.log(JSON.stringify({ asked }));
  return { behavior: 'deny', message: 'Nobody is there.' };
};
for await (const message of query({ prompt: 'hi', options: { ...policy, mcpServers, permissionMode: 'default', settingSources: [], canUseTool } })) {
  console.log(JSON.stringify({ type: message.type }));
}
`;
