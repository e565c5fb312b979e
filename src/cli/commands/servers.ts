import { Command, Option } from 'commander';
import { serversJson, serversTable } from '../../report/servers-report.ts';
import { catalogFolder } from '../options/catalog-folder.ts';
import type { Context } from '../context.ts';
import { reportStyle } from '../options/report-style.ts';

interface ServersOptions { catalog?: string; format: 'table' | 'json' }

const examples = `
Examples:
  toolrisk servers                     every server of the catalog
  toolrisk servers mail                those that have the word
  toolrisk servers --format json       for programs

An id is a source: toolrisk scan <id> judges its tools as they were recorded.`;

/** `toolrisk servers`: list the servers of the catalog. */
export function serversCommand(context: Context): Command {
  return new Command('servers')
    .description('list the servers of the catalog, whose ids are sources')
    .argument('[words...]', 'only those with these words in their id, title, topic or package')
    .addOption(new Option('--format <format>', 'how to report').choices(['table', 'json']).default('table'))
    .addHelpText('after', examples)
    .action(async (words: string[], _options: ServersOptions, command: Command) => {
      const options = command.optsWithGlobals<ServersOptions>();
      const { listCatalog } = await import('../../flow/list-catalog.ts');
      const rows = await listCatalog(catalogFolder(options.catalog, context.cwd));
      const found = rows.filter(({ server, title, about, topic, source }) => words.every((word) => [server, title, about, topic, source].some((text) => text.toLowerCase().includes(word.toLowerCase()))));
      await context.out(options.format === 'json' ? serversJson(found) : serversTable(found, reportStyle(process.stdout, process.env)));
      if (found.length > 0) return;
      context.codes.push(1);
      context.say(words.length === 0 ? 'servers: the catalog has none. Name one with --catalog.' : 'servers: none has these words. Leave some out.');
    });
}
