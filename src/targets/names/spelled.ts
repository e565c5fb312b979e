import type { Target } from '../../schema/policy.ts';

/** How a product spells a tool, or null. Each entry of a file asks for the same tools, so what was spelled is kept. */
export function spelled(nameOf: Target['nameOf'], serverKey: string): (tool: string) => string | null {
  const known = new Map<string, string | null>();
  return (tool) => {
    const before = known.get(tool);
    if (before !== undefined) return before;
    const said = nameOf(serverKey, tool);
    const name = 'name' in said ? said.name : null;
    known.set(tool, name);
    return name;
  };
}
