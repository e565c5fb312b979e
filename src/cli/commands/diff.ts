import { Command, Option } from 'commander';
import { compareSides } from '../../flow/change/compare-sides.ts';
import { scanSide } from '../../flow/change/list-side.ts';
import type { SideRequest } from '../../flow/change/list-side.ts';
import { toolriskVersion } from '../../flow/toolrisk-version.ts';
import { changeFormats } from '../../report/change/change-report.ts';
import type { ChangeFormatId } from '../../report/change/change-report.ts';
import { unsteadyNotes } from '../../report/change/lock-notes.ts';
import { termsOf } from '../../schema/vocabulary.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { chosenSides } from '../change/chosen-sides.ts';
import type { NamedSide } from '../change/chosen-sides.ts';
import type { Context } from '../context.ts';
import { gatherServers } from '../listed/gather-servers.ts';
import { reportStyle } from '../options/report-style.ts';
import { addSourceOptions } from '../options/source-options.ts';
import type { SourceOptions } from '../options/source-options.ts';

interface DiffOptions extends SourceOptions { format: ChangeFormatId; failOnRisk?: boolean }

const examples = `
Examples:
  toolrisk diff old.json new.json              two tools/list answers, or snapshots
  toolrisk diff filesystem                     the version before, and the one now
  toolrisk diff filesystem@2026.7.10 filesystem
                                               a version in catalog/history
  toolrisk diff slack npm:@example/slack --yes the catalog, and what npm has now
  toolrisk diff old.json --fail-on-risk -- node server.js

Both sides are judged by the same rules, so what moved is what the server says.
Wording is told apart: it does not count for --fail-on-risk.
Exit code 1 with --fail-on-risk when risk rose, 3 when a server was not, or not
wholly, listed: then nothing is said to be unchanged.`;

/** `toolrisk diff`: what changed between two listings, and whether risk rose. */
export function diffCommand(context: Context): Command {
  return addSourceOptions(new Command('diff')
    .description('show what changed between two listings, and whether risk rose')
    .argument('<old>', 'what it was: as for scan, or <catalog id>@<version>')
    .argument('[new]', 'what it is; of a catalog server alone, the version now')
    .addOption(new Option('--format <format>', 'how to report').choices(termsOf(changeFormats)).default('table'))
    .option('--fail-on-risk', 'exit 1 when a tool can do more harm than before, or hides that it does'))
    .addHelpText('after', examples)
    .action(async (old: string, now: string | undefined, _options: DiffOptions, command: Command) => {
      const options = command.optsWithGlobals<DiffOptions>();
      const [before, after] = await chosenSides(old, now, options, context);
      await diff(before, after, options, context);
    });
}

async function diff(before: NamedSide, after: NamedSide, { format, failOnRisk }: DiffOptions, context: Context): Promise<void> {
  const [old, now] = [await gather(before, context), await gather(after, context)];
  if (old.size + now.size === 0) throw new PlaceError('diff', 'neither side has a server', 'Look at both.');
  const servers = compareSides([...old.values()], [...now.values()], after.knowledge.lexicon);
  const seen = [...old.values(), ...now.values()].some(({ tools }) => tools.length > 0);
  if (!seen) {
    context.codes.push(3);
    context.say('diff: saw no tools on either side, so nothing is known to be unchanged. Look at the sources.');
  }
  const head = { toolrisk: toolriskVersion, rules: after.knowledge.version, old: before.named, new: after.named };
  const notes = unsteadyNotes([...old.values(), ...now.values()]);
  await context.out(changeFormats[format]({ ...head, servers, ...(notes.length > 0 && { notes }) }, reportStyle(process.stdout, process.env)));
  const risen = servers.filter(({ state }) => state === 'risk').map(({ server }) => server);
  if (failOnRisk === true && risen.length > 0) context.codes.push(1);
}

function gather(side: NamedSide, context: Context): ReturnType<typeof gatherServers> {
  return gatherServers<SideRequest>(side, context, () => false, scanSide);
}
