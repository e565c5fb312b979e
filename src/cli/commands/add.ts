import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { parseCommand } from '../../sources/parse-source.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { catalogFolder, ownCatalogFolder } from '../options/catalog-folder.ts';
import type { Context } from '../context.ts';
import { parseCount, parseSeconds } from '../options/parse-seconds.ts';
import { addSandboxOptions, sandboxOf } from '../options/sandbox-options.ts';
import type { SandboxOptions } from '../options/sandbox-options.ts';
import { showPhases } from '../output/show-phases.ts';

interface AddOptions extends SandboxOptions { catalog?: string; from?: string; dryRun?: boolean; replace?: boolean; fresh?: boolean; id?: string; yes?: boolean; timeout?: number; allowPrivate?: boolean; concurrency: number; out: string }

const examples = `
Examples:
  toolrisk add npm:@example/mcp-server   find out how to start it; write its file
  toolrisk add npm:name@1.2.3 --dry-run  show the file instead
  toolrisk add https://example.com/mcp   a server that runs elsewhere
  toolrisk add server.json               a registry entry
  toolrisk add -- npx -y name --flag     the command that clients have
  toolrisk add --from list.txt --yes     a source a line; goes on where it was

A package is installed shut in, and started up to five times: as its documents say,
then with dummies for what it asks for. What lists most is written to
servers/<id>.yaml of the catalog, with the evidence in comments: review it, take
the comments out, and crawl it. No tool is called, and no value is anybody's.
With --from, what became of each is written to build/add/report.md and
report.json, by cause. pypi: and oci: are not supported yet.
Exit code 3 when a server could not be found out.`;

/** `toolrisk add`: find out how servers are started, and write their files. */
export function addCommand(context: Context): Command {
  return addSandboxOptions(new Command('add')
    .description('find out how to start a server and write its file')
    .argument('[source]', 'npm:<name>[@version], https URL or registry entry (see the examples)'))
    .option('--from <file>', 'a list of sources, one a line')
    .option('--dry-run', 'show the file; write none')
    .addOption(new Option('--id <id>', 'id of the server (default: from its name)').conflicts('from'))
    .option('--replace', 'find out anew, and write over the file that is there')
    .option('--yes', 'start packages without asking')
    .option('--fresh', 'find out everything, whatever an interrupted run has done')
    .option('--timeout <seconds>', 'time for one try', parseSeconds)
    .option('--concurrency <number>', 'servers at a time, of a list', parseCount, 2)
    .option('--allow-private', 'let a URL lead to this machine and private networks')
    .option('--out <dir>', 'folder for the report of a list', 'build')
    .addHelpText('after', examples)
    .action(async (source: string | undefined, _options: AddOptions, command: Command) => add(source, command.optsWithGlobals<AddOptions>(), context));
}

/** Loaded only now: no other command needs it. */
async function add(argument: string | undefined, options: AddOptions, context: Context): Promise<void> {
  const [{ readAddList, readAddSource, checkedId }, { addSourceOf, addForms }, { runAdd }] = await Promise.all([import('../add/read-add-list.ts'), import('../../flow/add/add-source.ts'), import('../add/run-add.ts')]);
  const given = [argument !== undefined, context.words !== null, options.from !== undefined].filter(Boolean).length;
  if (given !== 1) throw new PlaceError('source', given === 0 ? 'is missing' : 'more than one is given', `Name one: ${addForms}, or a list with --from.`);
  const id = options.id === undefined ? undefined : checkedId(options.id, '--id');
  const catalog = options.dryRun === true ? catalogFolder(options.catalog, context.cwd) : ownCatalogFolder(options.catalog, context.cwd);
  const tasks = options.from !== undefined ? await readAddList(options.from, context.cwd)
    : [{ name: argument ?? 'command', source: argument === undefined ? addSourceOf(parseCommand(context.words as readonly string[])) : await readAddSource(argument, context.cwd), ...(id !== undefined && { id }) }];
  const phases = showPhases(process.stderr);
  await runAdd({
    tasks, catalog, list: options.from === undefined ? null : resolve(context.cwd, options.from), build: resolve(context.cwd, options.out), fresh: options.fresh === true, yes: options.yes === true,
    isDry: options.dryRun === true, replaces: options.replace === true, concurrency: options.concurrency, shownPath: (path: string) => relative(context.cwd, path) || path, isThere: existsSync,
    ...sandboxOf(options), allowPrivate: options.allowPrivate === true, ...(options.timeout !== undefined && { timeoutMs: options.timeout * 1000 }), phases,
  }, context);
}

