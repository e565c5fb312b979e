/** A rule without what stands in parentheses at its end: `mcp__slack__post(channel:*)` is about `mcp__slack__post`. */
export function withoutArguments(rule: string): string {
  return rule.endsWith(')') && rule.includes('(') ? rule.slice(0, rule.indexOf('(')) : rule;
}
