import { decisions } from '../../schema/vocabulary.ts';
import { approvalModes } from '../products/codex/codex-read.ts';
import { geminiCliDecisions } from '../products/gemini-cli/gemini-cli-decide.ts';
import { opencodeActions } from '../products/opencode/opencode-read.ts';

/**
 * Words that settings choose from, and that everybody knows: they tell nothing of the person whose settings they are. First what
 * the products decide with, as they are read here; then how programs are reached, when Codex, Claude Code and Gemini CLI ask, what a
 * sandbox lets through, and how resources for gateways are kept.
 */
export const plainWords: ReadonlySet<string> = new Set([
  ...Object.keys(decisions), ...approvalModes, ...geminiCliDecisions, ...opencodeActions,
  'stdio', 'http', 'sse', 'streamable-http', 'streamableHttp', 'local', 'remote',
  'untrusted', 'on-failure', 'on-request', 'never', 'always', 'default', 'acceptEdits', 'autoEdit', 'plan', 'bypassPermissions', 'dontAsk', 'yolo',
  'read-only', 'workspace-write', 'danger-full-access', 'minute', 'hour', 'day', 'inline', 'configMap', 'MCPServer', 'grant',
  'on', 'off', 'yes', 'no', 'true', 'false', 'null', 'none',
]);
