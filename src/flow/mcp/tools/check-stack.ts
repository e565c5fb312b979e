import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { ServerRecord } from '../../../schema/catalog/record.ts';
import { judgeSession } from '../../../judge/judge-session.ts';
import { severities, termsOf } from '../../../schema/vocabulary.ts';
import { askedInput } from '../answers/asked-input.ts';
import { combinationOf, combinationShape } from '../answers/combination-shape.ts';
import { foundWords } from '../answers/found-words.ts';
import { named, namedShape } from '../answers/named-shape.ts';
import { plainName } from '../answers/plain-name.ts';
import { registerReader } from '../answers/register-reader.ts';
import { severityShape } from '../answers/verdict-shape.ts';
import type { Library } from '../library/library.ts';
import { mcpLimits } from '../mcp-limits.ts';

const input = z.object({ servers: z.array(askedInput.server).min(1).max(mcpLimits.mostServers).describe('The servers that share one session.') });

const output = z.object({
  servers: z.array(z.object({
    server: z.string(), tools: z.int(), worst: severityShape.nullable(), must_ask: namedShape.describe('Tools that should wait for a person.'), must_deny: namedShape,
    found: namedShape.describe('Tools whose definitions hold what none should, such as orders to the model.'),
  })),
  combination: combinationShape.describe('What the tools of all these servers make possible together; names are server/tool.'),
  collisions: z.array(z.object({ name: z.string(), tools: z.array(z.string()) })).describe('Names that several servers share: a model cannot tell which is meant.'),
  references: z.array(z.object({ from: z.string(), to: z.string() })).describe('Tools whose texts name a tool of another server.'),
});

/** `check_stack`: what servers make possible together. */
export function registerCheckStack(mcp: McpServer, library: Library): void {
  registerReader(mcp, {
    name: 'check_stack', title: 'Check a stack',
    description: 'Shows what servers of the catalog make possible together in one session: the worst combination, the fewest tools to stop, names that collide.',
    input, output,
    answer: async ({ servers }) => {
      const ids = [...new Set(await Promise.all(servers.map(async (server) => (await library.find(server)).server)))];
      const records: ServerRecord[] = [];
      for (const id of ids) records.push(await library.record(id));
      return { servers: records.map(serverRow), ...together(records) };
    },
  });
}

function serverRow({ server, tools, counts }: ServerRecord): z.input<typeof output>['servers'][number] {
  const namesOf = (wanted: (tool: ServerRecord['tools'][number]['assessment']) => boolean) => named(tools.filter(({ assessment }) => wanted(assessment)).map(({ definition }) => definition.name));
  return {
    server, tools: tools.length, worst: termsOf(severities).toReversed().find((severity) => counts.bySeverity[severity] > 0) ?? null,
    must_ask: namesOf(({ decision }) => decision === 'ask'), must_deny: namesOf(({ decision }) => decision === 'deny'), found: namesOf((tool) => foundWords(tool).length > 0),
  };
}

function together(records: readonly ServerRecord[]): Omit<z.input<typeof output>, 'servers'> {
  const session = judgeSession(records.map(({ server, tools, instructions, promptList, resourceTemplates }) => ({
    server, tools: tools.map(({ assessment }) => assessment), definitions: tools.map(({ definition }) => definition), instructions, ...(promptList && { promptList }), ...(resourceTemplates && { resourceTemplates }),
  })));
  const [only] = records;
  if (session === null) return { combination: combinationOf(only!.combination), collisions: [], references: [] };
  const references = new Map(session.references.map(({ from, to }) => [`${from}\n${to}`, { from: plainName(from), to: plainName(to) }]));
  return {
    combination: combinationOf(session.combination), collisions: session.collisions.map(({ name, tools }) => ({ name: plainName(name), tools: named(tools).names })),
    references: [...references.values()].slice(0, mcpLimits.mostNames),
  };
}
