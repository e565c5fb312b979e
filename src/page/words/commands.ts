import type { TargetId } from '../../schema/policy.ts';
import { shellWord } from '../../text/shell.ts';

/** The command that prints the policy of a server, or of one tool, for a product. */
export function policyCommand(server: string, product: TargetId, tool: string | null): string {
  return `toolrisk policy ${server} --for ${product}${tool === null ? '' : option('--tool', tool)}`;
}

/** The command that prints how a verdict came about. */
export function explainCommand(server: string, tool: string): string {
  return `toolrisk explain ${server} ${shellWord(tool)}`;
}

/** A value that begins with a dash would be taken for another option. */
function option(name: string, value: string): string {
  return ` ${name}${value.startsWith('-') ? '=' : ' '}${shellWord(value)}`;
}
