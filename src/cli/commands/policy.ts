import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { formats } from '../../report/formats/formats.ts';
import type { FormatId } from '../../report/formats/formats.ts';
import { targetIds } from '../../schema/policy.ts';
import type { TargetId } from '../../schema/policy.ts';
import { severities, termsOf } from '../../schema/vocabulary.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { Context } from '../context.ts';
import { policyServers } from '../policy/policy-servers.ts';
import type { ChoiceOptions, PolicyServer } from '../policy/policy-servers.ts';
import { addSourceOptions } from '../options/source-options.ts';

interface PolicyOptions extends ChoiceOptions {
  for?: TargetId;
  merge?: string;
  dryRun?: boolean;
  check?: string[] | true;
  simulate?: string;
  policy?: string[] | true;
  format?: FormatId;
}

const examples = `
Examples:
  toolrisk policy filesystem --for claude-code      every tool of a server
  toolrisk policy filesystem --for policylayer --tool write_file
  toolrisk policy slack linear --for codex --server-key slack=work-slack
  toolrisk policy .mcp.json --server github --for claude-code --only high
  toolrisk policy .mcp.json --all-servers --for claude-code --out settings.json
  toolrisk policy --for claude-code -- node server.js    your own command
  toolrisk policy slack --for claude-code --merge ~/.claude/settings.json
  toolrisk policy slack --for claude-code --check ~/.claude/settings.json
  toolrisk policy slack --for opa --fill --out mcp.rego
  toolrisk policy slack --for opa --policy mcp.rego --simulate calls.jsonl

Standard output holds the policy alone. What the product cannot express, and
what happens to tools that are not listed, is said on standard error. --check
exits 1 when something is left open, a rule matches nothing, or a placeholder
is not filled in.`;

/** `toolrisk policy`: print, install, check or try the policy for one product. */
export function policyCommand(context: Context): Command {
  return addSourceOptions(new Command('policy')
    .description('print the policy for one product')
    .argument('[sources...]', 'as for scan; several make one policy where the product can')
    .addOption(new Option('--for <product>', 'product to write for').choices(targetIds))
    .option('--tool <name>', 'only this tool')
    .addOption(new Option('--only <severity>', 'only tools of this severity and above').choices(termsOf(severities)))
    .option('--all-servers', 'every server of the source, in one policy where the product can')
    .option('--fill', 'add limits with placeholders that a person must fill in')
    .option('--run <tool>', 'let this tool run where the product cannot ask about it (may be repeated)', collect)
    .option('--server-key <key>', "the server's name in the product's config (default: its id); <server>=<key> with several", collect)
    .option('--out <file>', 'write the policy to this file; one that says something else is kept without --yes')
    .option('--merge <file>', 'put the policy into this settings file; shows the changes and asks first (--yes in scripts)')
    .option('--dry-run', 'with --merge: print the changes and write nothing')
    .option('--check [files...]', "compare an installed policy with the recommendation; several files count as the product reads them together, no file: those it would read here")
    .option('--simulate <calls>', 'say for each call of a JSON Lines file (or -) what the policy decides')
    .option('--policy [files...]', 'with --simulate: an installed policy instead of the recommended one; as for --check')
    .addOption(new Option('--format <format>', 'with --check and --simulate: how to report').choices(termsOf(formats))))
    .addHelpText('after', examples)
    .action(async (given: string[], _options: PolicyOptions, command: Command) => {
      const options = command.optsWithGlobals<PolicyOptions>();
      const sources = takeSources(given, options, context);
      const work = await chosenWork(options, sources, context);
      const { servers, rules } = await policyServers(sources, options, context);
      if (servers.length > 0) await work(servers, rules);
    });
}

type Work = (servers: readonly PolicyServer[], rules: string) => Promise<void>;

/** What to do with the policy. Files of the user's are read before a server is started for them. */
async function chosenWork(options: PolicyOptions, sources: readonly string[], context: Context): Promise<Work> {
  const { for: id } = options;
  if (id === undefined) throw new PlaceError('policy', 'no product is named', `Add --for with one of: ${targetIds.join(', ')}.`);
  refuseTogether(options);
  if (options.run !== undefined) await refuseRun(id, options.run);
  const isSeveral = sources.length > 1 || options.allServers === true;
  if (isSeveral) (await import('../../targets/merge/combine-policies.ts')).canCombine((await import('../../targets/targets.ts')).targets[id]);
  if (options.check !== undefined) return (await import('../policy/policy-check.ts')).openCheck(id, { ...options, check: options.check }, context);
  if (options.simulate === '-' && sources.includes('-')) throw new PlaceError('--simulate -', 'the source is read from standard input too', 'Put one of them into a file.');
  if (options.simulate !== undefined) return (await import('../policy/policy-simulate.ts')).openSimulation(id, { ...options, simulate: options.simulate }, context);
  if (options.out !== undefined) await (await import('../policy/policy-out.ts')).openPolicyFile(options.out, context);
  if (options.merge === undefined && options.dryRun !== true) return (servers) => import('../policy/policy-print.ts').then(({ printPolicy }) => printPolicy(id, servers, options, context));
  if (isSeveral) throw new PlaceError('--merge', 'several servers are named', 'Merge one after the other.');
  const merge = await (await import('../policy/policy-merge.ts')).openMerge(id, options, context);
  return async ([server]) => (server === undefined ? undefined : merge(server.printed, server.judged));
}

/** Where somebody can be asked, nothing is to be chosen. */
async function refuseRun(id: TargetId, [first = '']: readonly string[]): Promise<void> {
  const { label, unasked } = (await import('../../targets/targets.ts')).targets[id];
  if (unasked === undefined) throw new PlaceError(`--run ${first}`, `${label} can ask about a tool, so there is nothing to choose`, 'Leave it out.');
}

/** Options that ask for different things. */
function refuseTogether({ merge, out, check, simulate, policy, format }: PolicyOptions): void {
  const given = Object.entries({ merge, out, check, simulate }).filter(([, value]) => value !== undefined).map(([name]) => `--${name}`);
  if (given.length > 1) throw new PlaceError(given.join(' and '), 'ask for different things', 'Give one of them.');
  if (policy !== undefined && simulate === undefined) throw new PlaceError('--policy', 'there are no calls to try', 'Name them with --simulate, or compare the file with --check.');
  if (format !== undefined && check === undefined && simulate === undefined) throw new PlaceError('--format', 'a policy has the format of its product', 'Use it with --check or --simulate.');
}

/** Words behind the files of --check and --policy that are no files are sources, or the last one where no other source is named. */
function takeSources(given: string[], options: PolicyOptions, { cwd, words }: Context): string[] {
  const sources = [...given];
  for (const name of ['check', 'policy'] as const) {
    const files = options[name];
    if (!Array.isArray(files)) continue;
    const [first, ...rest] = files;
    const others = rest.filter((word) => !existsSync(resolve(cwd, word)));
    const kept = rest.filter((word) => !others.includes(word));
    if (sources.length + others.length === 0 && kept.length > 0 && words === null) others.push(kept.pop() as string);
    sources.push(...others);
    options[name] = [first as string, ...kept];
  }
  return sources;
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
