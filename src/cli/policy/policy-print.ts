import type { TargetId } from '../../schema/policy.ts';
import type { Severity } from '../../schema/vocabulary.ts';
import { combinePolicies } from '../../targets/merge/combine-policies.ts';
import { sayStamp } from '../../targets/words/policy-stamp.ts';
import { targets } from '../../targets/targets.ts';
import { flagAdvice } from '../../flow/scan/flag-advice.ts';
import { catalogFolder } from '../options/catalog-folder.ts';
import type { Context } from '../context.ts';
import { sayBeside } from './say-beside.ts';
import type { PolicyServer } from './policy-servers.ts';
import { writePolicyFile } from './policy-out.ts';

/** Prints the policy, or writes it to a file, and says beside it what must be known. */
export async function printPolicy(id: TargetId, servers: readonly PolicyServer[], options: { out?: string; only?: Severity; yes?: boolean; catalog?: string; tool?: string }, context: Context): Promise<void> {
  const target = targets[id];
  const requests = servers.map(({ printed }) => printed);
  const policy = combinePolicies(target, requests);
  const printed = target.print(policy.data, [...servers.map(({ stamp }) => sayStamp(stamp)), ...policy.lossy, policy.unlisted]);
  const text = printed.endsWith('\n') ? printed : `${printed}\n`;
  if (options.out === undefined) await context.out(text);
  else await writePolicyFile(options.out, text, options, context);
  const [first] = requests;
  if (first !== undefined) sayBeside(target, policy, first, context);
  if (options.tool === undefined) for (const server of servers) await sayFlag(server, catalogFolder(options.catalog, context.cwd), context);
  for (const server of servers) sayLeft(server, options.only, context);
}

/** The best policy may be a flag: which takes the most dangerous tools away before a rule is needed. */
async function sayFlag({ server, judged }: PolicyServer, catalog: string | null, context: Context): Promise<void> {
  const advice = await flagAdvice(judged.tools, judged.started, catalog);
  if (advice === null) return;
  const way = advice.flags === 'none' ? 'started without flags' : `started with ${advice.flags}`;
  context.say(`flag: ${server} ${way} lacks ${advice.drops} of its ${advice.of} tools of high or critical severity; its policy then: ${advice.variant}`);
}

/** Which tools `--only` left to what the product does with tools that are not listed. */
function sayLeft({ server, request, known }: PolicyServer, only: Severity | undefined, context: Context): void {
  if (only === undefined) return;
  const left = known.length - request.items.length;
  context.say(`--only ${only}: ${request.items.length} of ${known.length} tools of ${server} have a rule; the other ${left} are left to the product as tools that are not listed.`);
}
