import { Command } from 'commander';
import { toolriskVersion } from '../flow/toolrisk-version.ts';
import { commands } from './commands.ts';
import type { Context } from './context.ts';
import { guardOption } from './options/guard-option.ts';
import { columnsOf } from './options/report-style.ts';
import { writeHelp } from './output/write-out.ts';

const more = `
Start here:
  toolrisk scan .                               the servers of this project
  toolrisk scan tools.json --format json        a tools/list answer
  toolrisk explain filesystem write_file        why a tool is what it is
  toolrisk policy filesystem --for claude-code  the rule to paste

A source is a tools/list dump (tools.json, JSON Lines, - for standard input), a
client config, an http(s) URL, npm:<name>[@version], a catalog server id, . for
the configs of this folder, or -- command args. toolrisk lists tools; it never
calls one.

Exit codes: 0 fine · 1 the answer is no (threshold reached, stale) · 2 bad input
or usage · 3 something could not be listed, or only in part, or not be written ·
130 ended by Ctrl-C (128 and the number of the signal) · 70 a defect of toolrisk.
If several apply: 2, then 3, then 1.`;

/** The command line of toolrisk, for these arguments: a command that none of them names is there by name only, for the help. */
export async function buildProgram(context: Context, argv: readonly string[]): Promise<Command> {
  const program = new Command('toolrisk')
    .description('What every tool of an MCP server can do, how bad it can get, and which rule to paste where.')
    .version(toolriskVersion, '-V, --version', 'print the version')
    .option('--catalog <dir>', 'catalog of your own: servers, snapshots, rules (default: ./catalog if there is one)')
    .addHelpText('after', more);
  const columns = columnsOf(process.stdout, process.env);
  // The texts of the help are written for 80 columns.
  const fitted = columns < 80 ? (await import('./output/narrow-help.ts')).narrowHelp : (text: string) => text;
  for (const [name, { says, load }] of Object.entries(commands)) program.addCommand(argv.includes(name) ? (await load())(context) : new Command(name).description(says));
  for (const command of [program, ...program.commands]) {
    for (const option of command.options) guardOption(option);
    command.exitOverride().configureOutput({ outputError: () => undefined, writeOut: (text) => writeHelp(fitted(text, columns)), getOutHelpWidth: () => columns })
      .configureHelp({ showGlobalOptions: true, subcommandTerm: (each) => commands[each.name()]?.term ?? 'help [command]' });
  }
  return program;
}
