import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { ServerRecord, ToolRecord } from '../../../schema/catalog/record.ts';
import type { Knowledge } from '../../../schema/knowledge/knowledge.ts';
import { flags } from '../../../schema/vocabulary.ts';
import { askedInput } from '../answers/asked-input.ts';
import { definitionPassages } from '../answers/definition-passages.ts';
import { foundWords } from '../answers/found-words.ts';
import { plainSlug } from '../answers/plain-name.ts';
import { plainWord } from '../answers/plain-word.ts';
import { registerReader } from '../answers/register-reader.ts';
import { untrustedWords, wordsShape } from '../answers/untrusted-words.ts';
import { classShape, decisionShape, severityShape, verdictRow, verdictShape } from '../answers/verdict-shape.ts';
import { findTool } from '../library/find-tool.ts';
import type { Library } from '../library/library.ts';
import { toolPageUri } from '../pages/page-uris.ts';

const input = z.object({ server: askedInput.server, tool: askedInput.tool, include_descriptions: askedInput.include_descriptions });

const output = verdictShape.extend({
  effects: z.array(z.string()).describe('What a call does.'),
  facets: z.record(z.string(), z.string()).describe('Reversibility, blast radius, sensitivity and the like, where known.'),
  sub_badges: z.array(z.string()),
  flags: z.array(z.object({ id: z.string(), says: z.string() })),
  found: z.array(z.string()).describe('What its definition holds that none should, such as orders to the model.'),
  actions: z.array(z.object({ parameter: z.string(), value: z.string(), class: classShape, severity: severityShape, decision: decisionShape }))
    .describe('Verdicts by the argument that chooses what a call does.'),
  attacks: z.array(z.object({ id: z.string(), title: z.string() })).describe('Documented attack patterns that fit.'),
  definition_sha256: z.string(),
  recorded: z.string().describe('Day since when the server is recorded as it is.'),
  page: z.string().describe('Resource with the whole page.'),
  words: wordsShape.optional(),
});

/** `get_tool`: the verdict on one tool. */
export function registerGetTool(mcp: McpServer, library: Library): void {
  registerReader(mcp, {
    name: 'get_tool', title: 'Get a tool',
    description: 'Shows the verdict on one tool of the catalog: what a call can do, how bad it can get, and what was found in its definition.',
    input, output,
    answer: async ({ server, tool, include_descriptions: wanted }) => {
      const record = await library.record((await library.find(server)).server);
      return toolAnswer(record, findTool(record, tool), wanted, await library.knowledge());
    },
  });
}

function toolAnswer(record: ServerRecord, { slug, sha256, definition, assessment }: ToolRecord, wanted: boolean, { attacks }: Knowledge): z.input<typeof output> {
  const { effects, ...facets } = assessment.facets;
  const found = foundWords(assessment);
  return {
    ...verdictRow(record.server, assessment), effects: [...effects], facets: Object.fromEntries(Object.entries(facets).map(([facet, value]) => [facet, String(value)])),
    sub_badges: [...assessment.subBadges], flags: assessment.flags.map((id) => ({ id, says: flags[id] })), found,
    actions: (assessment.actions ?? []).map(({ parameter, value, ...verdict }) => ({ parameter: plainWord(parameter), value: plainWord(String(value)), class: verdict.class, severity: verdict.severity, decision: verdict.decision })),
    attacks: assessment.attacks.map(({ id }) => ({ id, title: attacks[id]?.title ?? id })),
    definition_sha256: sha256, recorded: record.since, page: toolPageUri(record.server, plainSlug(definition.name, slug)),
    ...(wanted && { words: untrustedWords(definitionPassages(definition), found.join(', ')) }),
  };
}
