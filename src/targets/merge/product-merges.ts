// Written by npm run products: the products with a file to merge into.
export { mergeAgentgateway as agentgateway } from '../products/agentgateway/agentgateway-merge.ts';
export { mergeClaudeCode as 'claude-code' } from '../products/claude-code/claude-code-merge.ts';
export { mergeCodex as codex } from '../products/codex/codex-merge.ts';
export { mergeCursor as cursor } from '../products/cursor/cursor-merge.ts';
export { mergeGeminiCli as 'gemini-cli' } from '../products/gemini-cli/gemini-cli-merge.ts';
export { mergeOpencode as opencode } from '../products/opencode/opencode-merge.ts';
export { mergePolicylayer as policylayer } from '../products/policylayer/policylayer-merge.ts';
export { mergeToolhive as toolhive } from '../products/toolhive/toolhive-merge.ts';
export { mergeVscode as vscode } from '../products/vscode/vscode-merge.ts';
