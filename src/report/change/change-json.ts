import { jsonText } from '../json-text.ts';
import type { Changes } from './changes.ts';

/** One JSON object `{ toolrisk, rules, old, new, notes?, servers: [{ server, state, before, now, problem?, moves, tools: […] }] }`, one tool a line. */
export function changeJson({ toolrisk, rules, old, new: current, notes = [], servers }: Changes): string {
  const lines = servers.map(({ tools, ...rest }) => {
    const rows = tools.map((tool) => `\n      ${jsonText(tool)}`).join(',');
    return `\n    ${jsonText(rest).slice(0, -1)},"tools":[${rows}${tools.length === 0 ? '' : '\n    '}]}`;
  });
  const head = Object.entries({ toolrisk, rules, old, new: current, ...(notes.length > 0 && { notes }) }).map(([key, value]) => `  ${jsonText(key)}: ${jsonText(value)},\n`).join('');
  return `{\n${head}  "servers": [${lines.join(',')}${lines.length === 0 ? '' : '\n  '}]\n}\n`;
}
