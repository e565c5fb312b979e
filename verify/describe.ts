const begin = 'A test tool: ';

/** What the test server says of a tool: its own name, which a client passes on whatever it makes of the name itself. */
export function describe(tool: string): string {
  return `${begin}${tool}`;
}

/** The own name of a tool that a client offers with this description. */
export function describedTool(description: string | undefined): string | undefined {
  return description?.split(begin)[1]?.trimEnd();
}
