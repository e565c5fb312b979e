import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { askedInput } from '../answers/asked-input.ts';
import { explained, explainedShape } from '../answers/explained-shape.ts';
import { foundWords } from '../answers/found-words.ts';
import { registerReader } from '../answers/register-reader.ts';
import { untrustedWords, wordsShape } from '../answers/untrusted-words.ts';
import { verdictRow, verdictShape } from '../answers/verdict-shape.ts';
import { findTool } from '../library/find-tool.ts';
import type { Library } from '../library/library.ts';

const input = z.object({ server: askedInput.server, tool: askedInput.tool, include_descriptions: askedInput.include_descriptions });

/** `explain_tool`: how the verdict on a tool came about. */
export function registerExplainTool(mcp: McpServer, library: Library): void {
  registerReader(mcp, {
    name: 'explain_tool', title: 'Explain a verdict',
    description: 'Shows how the verdict on a tool of the catalog came about, step by step, and on which evidence it rests.',
    input, output: verdictShape.extend({ ...explainedShape, words: wordsShape.optional() }),
    answer: async ({ server, tool, include_descriptions: wanted }) => {
      const record = await library.record((await library.find(server)).server);
      const { assessment } = findTool(record, tool);
      const quotes = [...new Map(assessment.evidence.map(({ in: place, path, rule, text }) => [`${path} ${rule} ${text}`, { label: `${place}, rule ${rule}`, text }])).values()];
      return {
        ...verdictRow(record.server, assessment), ...explained(assessment, await library.knowledge()),
        ...(wanted && { words: untrustedWords(quotes, foundWords(assessment).join(', ')) }),
      };
    },
  });
}
