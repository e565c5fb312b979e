import { Command, Option } from 'commander';
import { targetIds } from '../schema/policy.ts';
import type { PolicyRequest, TargetId } from '../schema/policy.ts';
import { policyItems } from '../targets/policy-items.ts';
import { targets } from '../targets/targets.ts';
import { PlaceError } from '../text/place-error.ts';
import type { JudgedServer, ScanRequest } from '../flow/scan-source.ts';
import type { Context } from './context.ts';
import { onlyServer, gatherServers, unknownTool } from './gather-servers.ts';
import { sayBeside } from './say-beside.ts';
import { addSourceOptions, scanRequest } from './source-options.ts';
import type { SourceOptions } from './source-options.ts';

interface PolicyOptions extends SourceOptions {
  for?: TargetId;
  serverKey?: string;
  tool?: string;
  merge?: string;
  dryRun?: boolean;
}

const examples = `
Examples:
  toolrisk policy filesystem --for claude-code              every tool of a catalog server
  toolrisk policy filesystem --for policylayer --tool write_file
  toolrisk policy .mcp.json --server github --for claude-code
  toolrisk policy --for claude-code -- node server.js       your own command
  toolrisk policy slack --for claude-code --merge ~/.claude/settings.json

Standard output holds the policy alone. What the product cannot express, and what happens
to tools that are not listed, is said on standard error.`;

/** `toolrisk policy`: print the policy for one product. */
export function policyCommand(context: Context): Command {
  return addSourceOptions(new Command('policy')
    .description('print the policy for one product')
    .argument('[source]', 'as for scan')
    .addOption(new Option('--for <product>', 'product to write for').choices(targetIds))
    .option('--tool <name>', 'only this tool')
    .option('--server-key <key>', "the server's name in the product's config (default: its id)")
    .option('--merge <file>', 'put the policy into this settings file; shows the changes and asks first (--yes in scripts)')
    .option('--dry-run', 'with --merge: print the changes and write nothing'))
    .addHelpText('after', examples)
    .action(async (source: string | undefined, _options: PolicyOptions, command: Command) => {
      const options = command.optsWithGlobals<PolicyOptions>();
      if (options.for === undefined) throw new PlaceError('policy', 'no product is named', `Add --for with one of: ${targetIds.join(', ')}.`);
      const merge = options.merge === undefined && options.dryRun !== true ? null : await (await import('./policy-merge.ts')).openMerge(options.for, options, context);
      const request = await scanRequest(source, options, context);
      const server = onlyServer(await gatherServers(request, context));
      if (server === undefined || server.tools.length === 0) return sayNothingToWrite(context);
      if (merge !== null) return merge(policyRequest(server, options, request), server);
      await printPolicy(options.for, policyRequest(server, options, request), context);
    });
}

function sayNothingToWrite(context: Context): void {
  context.codes.push(3);
  context.say('policy: saw no tools, so there is nothing to write. Look at the source.');
}

function policyRequest(server: JudgedServer, { tool, serverKey, posture }: PolicyOptions, { knowledge }: ScanRequest): PolicyRequest {
  const items = policyItems(server.tools, knowledge.decisions, server.definitions).filter(({ name }) => tool === undefined || name === tool);
  if (items.length === 0) throw unknownTool(tool as string, [server]);
  return {
    serverKey: serverKey ?? server.server, title: server.title ?? server.server,
    scope: tool === undefined ? 'server' : 'tool', items, posture,
  };
}

async function printPolicy(id: TargetId, request: PolicyRequest, context: Context): Promise<void> {
  const target = targets[id];
  const policy = target.build(request);
  const text = target.print(policy.data, [...policy.lossy, policy.unlisted]);
  await context.out(text.endsWith('\n') ? text : `${text}\n`);
  sayBeside(target, policy, request, context);
}
