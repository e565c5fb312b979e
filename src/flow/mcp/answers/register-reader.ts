import type { McpServer } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import { toolError } from './tool-error.ts';

/** A tool that only reads the catalog. */
export interface Reader<I extends z.ZodObject, O extends z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: I;
  output: O;
  answer(asked: z.output<I>): Promise<z.input<O>>;
}

/** All that is served reads, changes nothing, and reaches nothing but files of the catalog. */
const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** Registers such a tool. The answer is given as data and, for clients that take no data, as the same in JSON. */
export function registerReader<I extends z.ZodObject, O extends z.ZodObject>(mcp: McpServer, reader: Reader<I, O>): void {
  const { name, title, description, input, output } = reader;
  mcp.registerTool(name, { title, description, inputSchema: input as z.ZodObject, outputSchema: output as z.ZodObject, annotations: { title, ...annotations } }, async (asked) => {
    try {
      const answer = await reader.answer(asked as z.output<I>);
      return { content: [{ type: 'text' as const, text: JSON.stringify(answer) }], structuredContent: answer as Record<string, unknown> };
    } catch (error) {
      return { content: [{ type: 'text' as const, text: toolError(name, error) }], isError: true };
    }
  });
}
