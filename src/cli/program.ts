import { Command } from 'commander';
import { toolriskVersion } from '../flow/toolrisk-version.ts';
import { buildCommand } from './commands/build.ts';
import type { Context } from './context.ts';
import { crawlCommand } from './commands/crawl.ts';
import { editionCommand } from './commands/edition.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { explainCommand } from './commands/explain.ts';
import { policyCommand } from './commands/policy.ts';
import { scanCommand } from './commands/scan.ts';
import { workerCommand } from './commands/worker.ts';
import { writeHelp } from './output/write-out.ts';
import { parsePath } from './options/parse-path.ts';

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
130 ended by Ctrl-C (128 and the number of the signal).
If several apply: 2, then 3, then 1.`;

/** The command line of toolrisk. */
export function buildProgram(context: Context): Command {
  const program = new Command('toolrisk')
    .description('What every tool of an MCP server can do, how bad it can get, and which rule to paste where.')
    .version(toolriskVersion, '-V, --version', 'print the version')
    .option('--catalog <dir>', 'catalog of your own: servers, snapshots, rules (default: ./catalog if there is one)', parsePath)
    .addHelpText('after', more);
  for (const command of [scanCommand, policyCommand, explainCommand, crawlCommand, workerCommand, buildCommand, editionCommand, evaluateCommand]) program.addCommand(command(context));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureHelp({ showGlobalOptions: true }).configureOutput({ outputError: () => undefined, writeOut: writeHelp });
  }
  return program;
}
