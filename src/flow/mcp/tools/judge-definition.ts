import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { parseDocument } from '../../../sources/parse-document.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { definitionHash } from '../../../text/sha256.ts';
import { listedWhole } from '../../listed-server.ts';
import { judgeOne } from '../../scan/scan-source.ts';
import { combinationOf, combinationShape } from '../answers/combination-shape.ts';
import { explained, explainedShape } from '../answers/explained-shape.ts';
import { foundWords } from '../answers/found-words.ts';
import { registerReader } from '../answers/register-reader.ts';
import { verdictRow, verdictShape } from '../answers/verdict-shape.ts';
import type { Library } from '../library/library.ts';
import { mcpLimits } from '../mcp-limits.ts';

const input = z.object({
  definition: z.string().min(2).max(mcpLimits.greatestDefinition).describe('JSON of one tool as tools/list gives it, of an array of tools, or of a whole answer of tools/list.'),
  server: z.string().min(1).max(200).default('pasted').describe('What the server is called: its name says what its tools are about.'),
});

const output = z.object({
  tools: z.array(verdictShape.extend({ found: z.array(z.string()).describe('What its definition holds that none should, such as orders to the model.'), definition_sha256: z.string(), ...explainedShape })),
  combination: combinationShape.optional(),
});

/** `judge_definition`: the verdict on definitions that the caller brings, by the rules of a scan. Nothing of them is repeated but names. */
export function registerJudgeDefinition(mcp: McpServer, library: Library): void {
  registerReader(mcp, {
    name: 'judge_definition', title: 'Judge a definition',
    description: 'Judges tool definitions given as JSON by the same rules as the catalog. They are only read; nothing is started or called.',
    input, output,
    answer: async ({ definition, server }) => {
      const knowledge = await library.knowledge();
      const listed = { ...listedWhole(server, pastedTools(definition)), live: true as const };
      const judged = await judgeOne(listed, { knowledge, posture: 'balanced', tokens: false, catalog: library.catalog, timeoutMs: mcpLimits.judgeMs, signal: library.stop });
      if (judged.problem !== undefined) throw new PlaceError('definition', `was not judged: ${judged.problem.says}`, 'Give fewer tools at a time.');
      return {
        tools: judged.tools.map((tool, index) => ({ ...verdictRow(server, tool), found: foundWords(tool), definition_sha256: definitionHash(judged.definitions[index]!), ...explained(tool, knowledge) })),
        ...(judged.combination && { combination: combinationOf(judged.combination) }),
      };
    },
  });
}

/** Throws `PlaceError` or `PlaceErrors` for what holds no tools, or too many. */
function pastedTools(text: string) {
  const parsed = parseDocument(text, 'definition');
  if (parsed.kind !== 'dump') throw new PlaceError('definition', 'is a config or a record of servers, not a definition', 'Give what tools/list answers.');
  const tools = parsed.servers.flatMap((server) => server.tools);
  if (tools.length > mcpLimits.mostPasted) throw new PlaceError('definition', `has ${tools.length} tools`, `Give at most ${mcpLimits.mostPasted} at a time.`);
  return tools;
}
