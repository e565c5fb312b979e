import { resolve } from 'node:path';
import { Command } from 'commander';
import { counted } from '../../report/severity-counts.ts';
import { ownCatalogFolder } from '../options/catalog-folder.ts';
import type { Context } from '../context.ts';

interface EditionOptions { catalog?: string; out: string; month?: string }

const examples = `
Examples:
  toolrisk edition                   freeze the figures for this month
  toolrisk edition --month 2026-01   under another month

Tool and server pages show the figures of the newest edition, so that one
changed server changes its own pages only.`;

/** `toolrisk edition`: freeze the figures of the whole index. */
export function editionCommand(context: Context): Command {
  return new Command('edition')
    .description('freeze the figures of the whole index in editions/')
    .option('--month <yyyy-mm>', 'month to freeze them for (default: this month)')
    .option('--out <dir>', 'folder for site data', 'build')
    .addHelpText('after', examples)
    .action(async (_options: EditionOptions, command: Command) => {
      const options = command.optsWithGlobals<EditionOptions>();
      const catalog = ownCatalogFolder(options.catalog, context.cwd);
      const month = options.month ?? new Date().toISOString().slice(0, 7);
      // Loaded only now: it builds, and that brings much that other commands do not need.
      const { freezeEdition } = await import('../../flow/build/freeze-edition.ts');
      const { servers, counts } = await freezeEdition({ catalog, build: resolve(context.cwd, options.out) }, month);
      await context.out(`${month}: ${counted(counts.tools, 'tool')} of ${counted(servers, 'server')} frozen\n`);
    });
}
