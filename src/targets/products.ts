// Written by npm run products: the folders of products/, for a browser can list none.
export { agentcore } from './products/agentcore/agentcore.ts';
export { agentgateway } from './products/agentgateway/agentgateway.ts';
export { cerbos } from './products/cerbos/cerbos.ts';
export { claudeApi as 'claude-api' } from './products/claude-api/claude-api.ts';
export { claudeCode as 'claude-code' } from './products/claude-code/claude-code.ts';
export { codex } from './products/codex/codex.ts';
export { copilotCli as 'copilot-cli' } from './products/copilot-cli/copilot-cli.ts';
export { cursor } from './products/cursor/cursor.ts';
export { envoyAiGateway as 'envoy-ai-gateway' } from './products/envoy-ai-gateway/envoy-ai-gateway.ts';
export { geminiCli as 'gemini-cli' } from './products/gemini-cli/gemini-cli.ts';
export { intercept } from './products/intercept/intercept.ts';
export { opa } from './products/opa/opa.ts';
export { openaiResponses as 'openai-responses' } from './products/openai-responses/openai-responses.ts';
export { opencode } from './products/opencode/opencode.ts';
export { policylayer } from './products/policylayer/policylayer.ts';
export { toolhive } from './products/toolhive/toolhive.ts';
export { vscode } from './products/vscode/vscode.ts';
