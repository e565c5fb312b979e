import type { TargetId } from '../schema/policy.ts';
import {
  findClaudeApiEntries, findClaudeCodeEntries, findCodexEntries, findCopilotCliEntries, findCursorEntries, findGeminiCliEntries,
  findOpenaiResponsesEntries, findOpencodeEntries, findVscodeEntries,
} from './client-entries.ts';
import {
  findAgentcoreEntries, findAgentgatewayEntries, findCerbosEntries, findEnvoyAiGatewayEntries, findInterceptEntries, findOpaEntries,
  findPolicylayerEntries, findToolhiveEntries,
} from './gateway-entries.ts';
import type { FindEntries } from './names/named-entry.ts';

/** The entries by which a policy file of each product names tools. */
export const findEntries: Record<TargetId, FindEntries> = {
  policylayer: findPolicylayerEntries,
  'claude-code': findClaudeCodeEntries,
  codex: findCodexEntries,
  'gemini-cli': findGeminiCliEntries,
  'copilot-cli': findCopilotCliEntries,
  opencode: findOpencodeEntries,
  vscode: findVscodeEntries,
  cursor: findCursorEntries,
  'openai-responses': findOpenaiResponsesEntries,
  'claude-api': findClaudeApiEntries,
  intercept: findInterceptEntries,
  toolhive: findToolhiveEntries,
  agentgateway: findAgentgatewayEntries,
  agentcore: findAgentcoreEntries,
  'envoy-ai-gateway': findEnvoyAiGatewayEntries,
  opa: findOpaEntries,
  cerbos: findCerbosEntries,
};
