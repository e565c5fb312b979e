import { saidOf } from '../schema/schema-node.ts';
import type { SchemaNode } from '../schema/schema-node.ts';

/** Words of a property's description that are read. */
const mostUnits = 400;

const language = /\b(?:javascript|js|typescript|python|lua|ruby|perl|php|groovy|clojure|scheme|vba|vbscript|applescript|powershell|bash|shell|r code|code)\b|\bc(?:\+\+|#)\s/i;
const runs = /\b(?:evaluated|executed|evaluates|executes|function body|callback|lambda|to run|to execute|to evaluate|runs (?:in|on|for|against)|run (?:in|on|for|against|by))\b/i;
const calls = /\b(?:eval|exec|execSync|subprocess\.\w+|os\.system|child_process\.\w+)\s*\(/i;
const written = /\b(?:vba|vbscript|applescript|autohotkey|autoit) (?:code|macro|source|script)\b/i;

/** Whether the description of a parameter says that its text is code that is run: "Python expression, evaluated with eval()". */
export function tellsCode(node: SchemaNode): boolean {
  const said = saidOf(node, 'description');
  if (typeof said !== 'string') return false;
  const text = said.slice(0, mostUnits);
  if (/\b(?:not|never|without)\b[^.]{0,20}\b(?:eval|evaluat|execut|run)/i.test(text)) return false;
  return calls.test(text) || written.test(text) || (language.test(text) && runs.test(text));
}
