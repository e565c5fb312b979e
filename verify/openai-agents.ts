import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientResult } from './checked.ts';
import { printedPolicy } from './sample.ts';
import { installed } from './session.ts';

interface Options { serverLabel: string; allowedTools: string[]; requireApproval: { never: { toolNames: string[] }; always: { toolNames: string[] } } }
interface HostedTool { providerData: { allowed_tools?: { tool_names?: string[] } | string[]; require_approval?: { never?: { tool_names: string[] }; always?: { tool_names: string[] } } } }
interface Sdk { hostedMcpTool(options: object): HostedTool }

const server = { serverUrl: 'https://mcp.example/' };

/** Asks the SDK's types and its own check about our options; the calls themselves would run on the vendor's machines. */
export async function openaiAgents(): Promise<ClientResult> {
  const { hostedMcpTool } = await import(pathToFileURL(installed('@openai/agents/dist/index.mjs')).href) as Sdk;
  const policy = JSON.parse(printedPolicy('openai-agents')) as Options;
  const { providerData: { allowed_tools: allowed, require_approval: approval } } = hostedMcpTool({ ...policy, ...server });
  const names = Array.isArray(allowed) ? allowed : allowed?.tool_names;
  const refuses = (options: object): boolean => {
    try { return hostedMcpTool({ ...policy, ...server, ...options }) === null; } catch (error) { return /requireApproval/.test((error as Error).message); }
  };
  return {
    client: 'openai-agents',
    checks: [
      { says: 'The types accept the options.', passed: complaints(printedPolicy('openai-agents')) === '' },
      { says: 'The types reject a misspelled key.', passed: /allowedToolz/.test(complaints(printedPolicy('openai-agents').replace('allowedTools', 'allowedToolz'))) },
      same('The SDK hands over the same lists.', [policy.allowedTools, policy.requireApproval.never.toolNames, policy.requireApproval.always.toolNames], [names, approval?.never?.tool_names, approval?.always?.tool_names]),
      { says: 'It refuses a misspelled list, and a name in both lists.', passed: refuses({ requireApproval: { nevr: {} } }) && refuses({ requireApproval: { never: { toolNames: ['x'] }, always: { toolNames: ['x'] } } }) },
    ],
  };
}

function same(says: string, wanted: unknown, seen: unknown): ClientResult['checks'][number] {
  const passed = JSON.stringify(wanted) === JSON.stringify(seen);
  return { says, passed, ...(!passed && { found: `wanted ${JSON.stringify(wanted)}, saw ${JSON.stringify(seen)}` }) };
}

/** The compiler's complaints about a program with these options. */
function complaints(options: string): string {
  // Beside the packages, because a type is looked for in the node_modules above the file.
  const folder = mkdtempSync(join(import.meta.dirname, 'clients/openai-agents/types-'));
  const file = join(folder, 'options.ts');
  writeFileSync(file, `import { hostedMcpTool } from '@openai/agents';\nhostedMcpTool({ ${options.trim().slice(1, -1).trim()}, serverUrl: '${server.serverUrl}' });\n`);
  const flags = ['--noEmit', '--ignoreConfig', '--strict', '--skipLibCheck', '--target', 'es2024', '--module', 'nodenext', '--types', ''];
  const { stdout, stderr } = spawnSync(process.execPath, [resolve(import.meta.dirname, '../node_modules/typescript/bin/tsc'), ...flags, file], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return stdout + stderr;
}
