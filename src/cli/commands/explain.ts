import { Command, Option } from 'commander';
import type { JudgedServer } from '../../flow/scan/scan-source.ts';
import { explainTool } from '../../report/explain/explain-tool.ts';
import { jsonText } from '../../report/json-text.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { Context } from '../context.ts';
import { gatherServers, unknownTool } from '../listed/gather-servers.ts';
import { reportStyle } from '../options/report-style.ts';
import { addSourceOptions, scanRequest } from '../options/source-options.ts';
import type { SourceOptions } from '../options/source-options.ts';

interface ExplainOptions extends SourceOptions { format: 'text' | 'json' }

const examples = `
Examples:
  toolrisk explain filesystem write_file        a tool of the catalog
  toolrisk explain tools.json delete_user       a tool of a dump
  toolrisk explain write_file -- node server.js a tool of your own command`;

/** `toolrisk explain`: how the verdict on one tool came about. */
export function explainCommand(context: Context): Command {
  return addSourceOptions(new Command('explain')
    .description('show how the verdict on a tool came about, step by step')
    .argument('<source>', 'where the tool is: as for scan')
    .argument('[tool]', 'name of the tool')
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text')))
    .addHelpText('after', examples)
    .action(async (first: string, second: string | undefined, options: ExplainOptions, command: Command) => {
      // With -- the command is the source, so the one word before it is the tool.
      const [source, tool] = context.words === null ? [first, second] : [undefined, first];
      if (tool === undefined) throw new PlaceError('tool', 'is missing', 'Write toolrisk explain <source> <tool>.');
      if (context.words !== null && second !== undefined) throw new PlaceError('--', 'a source and a command are given', 'Give one of them.');
      const request = await scanRequest(source, command.optsWithGlobals<ExplainOptions>(), context);
      const servers = await gatherServers(request, context, ({ tools }) => options.format === 'text' && tools.some(({ name }) => name === tool));
      await explain(tool, [...servers.values()], options, request.knowledge, context);
    });
}

async function explain(name: string, servers: readonly JudgedServer[], { format }: ExplainOptions, knowledge: Knowledge, context: Context): Promise<void> {
  const style = reportStyle(process.stdout, process.env);
  const texts = servers.flatMap(({ tools, definitions, sandbox, notes, network, advisories: known }) => tools.flatMap((assessment, index) => {
    if (assessment.name !== name) return [];
    const definition = definitions[index]!;
    const advisories = known?.filter(({ tools: those }) => those === undefined || those.includes(name));
    const how = { ...(advisories && advisories.length > 0 && { advisories }), ...(sandbox && { sandbox }), ...(notes && { notes }), ...(network && { network }) };
    return [format === 'json' ? `${jsonText({ ...assessment, ...how })}\n` : explainTool({ assessment, definition, knowledge, how }, style)];
  }));
  if (texts.length > 0) return context.out(texts.join(format === 'json' ? '' : '\n'));
  if (servers.some(({ tools }) => tools.length > 0)) throw unknownTool(name, servers);
  // The name may well be right: nothing was listed, and why was said already.
  context.codes.push(3);
  context.say('explain: saw no tools, so there is nothing to explain. Look at the source.');
}
