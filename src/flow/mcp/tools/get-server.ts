import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { ServerRecord } from '../../../schema/catalog/record.ts';
import { askedInput } from '../answers/asked-input.ts';
import { combinationOf, combinationShape } from '../answers/combination-shape.ts';
import { foundWords } from '../answers/found-words.ts';
import { pageInput, pageOf, pageShape } from '../answers/page-of.ts';
import { registerReader } from '../answers/register-reader.ts';
import { untrustedWords, wordsShape } from '../answers/untrusted-words.ts';
import { verdictRow, verdictShape } from '../answers/verdict-shape.ts';
import type { Library } from '../library/library.ts';
import { serverPageUri } from '../pages/page-uris.ts';

const input = z.object({ server: askedInput.server, include_descriptions: askedInput.include_descriptions, ...pageInput });

const counts = z.record(z.string(), z.int());
const output = z.object({
  server: z.string(),
  title: z.string().optional().describe('Left out where nobody has reviewed the entry.'),
  about: z.string().optional(),
  topic: z.string(),
  package: z.string().optional(),
  version: z.string().optional(),
  license: z.string().optional(),
  recorded: z.string().describe('Day since when the server is recorded as it is.'),
  by_severity: counts,
  by_class: counts,
  by_decision: counts,
  withheld: z.object({ why: z.string(), tools: z.int() }).optional().describe('Why its definitions are not kept, and how many tools it lists: of those no verdict is known.'),
  combination: combinationShape,
  found: z.array(z.string()).describe('What its instructions and prompts hold that none should.'),
  tools: z.array(verdictShape),
  ...pageShape,
  page: z.string().describe('Resource with the whole page.'),
  words: wordsShape.optional(),
});

/** `get_server`: one server with the verdicts on its tools. */
export function registerGetServer(mcp: McpServer, library: Library): void {
  registerReader(mcp, {
    name: 'get_server', title: 'Get a server',
    description: 'Shows one server of the catalog: where it comes from, the verdicts on its tools, and what they make possible together.',
    input, output,
    answer: async ({ server, include_descriptions: wanted, ...page }) => {
      const { server: id, spec } = await library.find(server);
      const record = await library.record(id);
      const { rows, ...rest } = pageOf(record.tools, id, page);
      return {
        ...head(record, spec.unreviewed === true), ...rest, tools: rows.map(({ assessment }) => verdictRow(id, assessment)), page: serverPageUri(id),
        ...(wanted && { words: untrustedWords([{ label: 'Instructions', text: record.instructions ?? '' }], found(record).join(', ')) }),
      };
    },
  });
}

/** `unreviewed`: nobody has written what it is called and about. */
function head(record: ServerRecord, unreviewed: boolean): Omit<z.input<typeof output>, 'tools' | 'total' | 'page'> {
  const { server, title, about, topic, package: from, license, since, combination, counts: count, withheld } = record;
  return {
    server, ...(!unreviewed && { title, about }), topic, ...(from != null && { package: from.name, version: from.version }), ...(license !== null && { license }),
    recorded: since, by_severity: count.bySeverity, by_class: count.byClass, by_decision: count.byDecision, ...(withheld && { withheld }), combination: combinationOf(combination), found: found(record),
  };
}

function found({ texts }: ServerRecord): string[] {
  return texts === undefined ? [] : foundWords(texts);
}
