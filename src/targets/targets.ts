import type { Target, TargetId } from '../schema/policy.ts';
import { agentcore } from './products/agentcore/agentcore.ts';
import { agentgateway } from './products/agentgateway/agentgateway.ts';
import { cerbos } from './products/cerbos/cerbos.ts';
import { claudeApi } from './products/claude-api/claude-api.ts';
import { claudeCode } from './products/claude-code/claude-code.ts';
import { codex } from './products/codex/codex.ts';
import { copilotCli } from './products/copilot-cli/copilot-cli.ts';
import { cursor } from './products/cursor/cursor.ts';
import { envoyAiGateway } from './products/envoy-ai-gateway/envoy-ai-gateway.ts';
import { geminiCli } from './products/gemini-cli/gemini-cli.ts';
import { intercept } from './products/intercept/intercept.ts';
import { opa } from './products/opa/opa.ts';
import { openaiResponses } from './products/openai-responses/openai-responses.ts';
import { opencode } from './products/opencode/opencode.ts';
import { policylayer } from './products/policylayer/policylayer.ts';
import { toolhive } from './products/toolhive/toolhive.ts';
import { vscode } from './products/vscode/vscode.ts';

/** Every product a policy can be printed for. */
export const targets: Record<TargetId, Target> = {
  policylayer,
  'claude-code': claudeCode,
  codex,
  'gemini-cli': geminiCli,
  'copilot-cli': copilotCli,
  opencode,
  vscode,
  cursor,
  'openai-responses': openaiResponses,
  'claude-api': claudeApi,
  intercept,
  toolhive,
  agentgateway,
  agentcore,
  'envoy-ai-gateway': envoyAiGateway,
  opa,
  cerbos,
};
