import type { Target, TargetId } from '../schema/policy.ts';
import { agentcore } from './agentcore.ts';
import { agentgateway } from './agentgateway.ts';
import { cerbos } from './cerbos.ts';
import { claudeApi } from './claude-api.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { copilotCli } from './copilot-cli.ts';
import { cursor } from './cursor.ts';
import { envoyAiGateway } from './envoy-ai-gateway.ts';
import { geminiCli } from './gemini-cli.ts';
import { intercept } from './intercept.ts';
import { opa } from './opa.ts';
import { openaiResponses } from './openai-responses.ts';
import { opencode } from './opencode.ts';
import { policylayer } from './policylayer.ts';
import { toolhive } from './toolhive.ts';
import { vscode } from './vscode.ts';

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
