import { beginOf, plainToolName } from '../../names/begin-of.ts';

/** Whom and what a policy is about; its conditions may compare with anything. */
const scope = /^(?:permit|forbid)\(principal, action(?: == Action::"call_tool")?, resource(?: == Tool::"[\w.*/-]{1,128}")?\)(?:;$| when \{ )?/;

/** How a policy begins, and the names and windows of rates. */
export function toolhiveBegin(path: readonly string[], text: string): string {
  const [, , list, name] = path;
  if (path.at(-1) === 'policies') return beginOf(text, scope);
  if (list !== 'tools') return '';
  return name === 'name' ? beginOf(text, plainToolName) : beginOf(text, /^(?:1h0m0s|1m0s)$/);
}
