import { addedRow } from './products/added-rows.ts';
import { names, object } from './products/schema-parts.ts';

/**
 * JSON Schemas of what the clients read, written by us after their documentation and what they were seen to accept: none of them
 * is published in a package we could ask. Each allows only what our policies write.
 */
const action = { enum: ['allow', 'ask', 'deny'] };
const mode = { enum: ['prompt', 'approve'] };

export const clientSchemas = {
  'claude-code': object({ permissions: object({ allow: names, ask: names, deny: names }, []) }),
  codex: object({
    mcp_servers: {
      type: 'object', minProperties: 1, maxProperties: 1,
      additionalProperties: object({
        enabled_tools: names, disabled_tools: names, default_tools_approval_mode: mode, tools: { type: 'object', additionalProperties: object({ approval_mode: mode }) },
      }, []),
    },
  }),
  'gemini-cli': object({
    rule: {
      type: 'array',
      items: object({
        mcpName: { type: 'string', minLength: 1 }, toolName: { type: 'string', minLength: 1 }, decision: { enum: ['allow', 'ask_user', 'deny'] },
        priority: { type: 'integer', minimum: 0, maximum: 999 }, modes: { type: 'array', items: { enum: ['default', 'autoEdit', 'yolo'] } },
        argsPattern: { type: 'string', maxLength: 2048, format: 'regex' }, denyMessage: { type: 'string' },
      }, ['toolName', 'decision', 'priority']),
    },
  }),
  'copilot-cli': { type: 'array', minItems: 1, items: { type: 'string', pattern: '^(copilot|--(allow-tool|deny-tool|excluded-tools)|[A-Za-z0-9_./@-]+\\([A-Za-z0-9_-]+\\)|[A-Za-z0-9_-]+)$' } },
  opencode: object({ $schema: { const: 'https://opencode.ai/config.json' }, permission: { type: 'object', additionalProperties: action } }),
  vscode: object({ 'chat.tools.eligibleForAutoApproval': { type: 'object', additionalProperties: { const: false } } }),
  cursor: object({ mcpAllowlist: names }),
  ...addedRow('schema'),
} as const;
