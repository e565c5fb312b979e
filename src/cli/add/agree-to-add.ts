import type { AddTask } from '../../flow/add/add-servers.ts';
import { addLimits } from '../../flow/add/add-limits.ts';
import { sourceName } from '../../flow/add/known-server.ts';
import { requireSandbox } from '../../flow/require-sandbox.ts';
import type { SandboxWish } from '../../flow/require-sandbox.ts';
import { previewOutcome } from '../../flow/scan/plan/preview-outcome.ts';
import type { PlannedServer } from '../../flow/scan/plan/planned-server.ts';
import type { HostRule } from '../../schema/network/host-rule.ts';
import type { Context } from '../context.ts';
import { canAsk } from '../consent/agrees.ts';
import { askConsent } from '../consent/ask-consent.ts';

/** How it is asked. */
export interface AgreeOptions extends SandboxWish { yes: boolean; hosts?: readonly HostRule[] }

/** Asks before packages of strangers are started, all of them at once; gives the tasks that may be. Throws `PlaceError` like `askConsent`, and where nothing can be shut in. */
export async function agreeToAdd(tasks: readonly AddTask[], options: AgreeOptions, context: Context): Promise<ReadonlySet<AddTask>> {
  const planned = new Map<PlannedServer, AddTask>();
  for (const task of tasks) if (task.source?.kind === 'npm') planned.set(plannedFor(task.source, options), task);
  const plans = [...planned.keys()];
  await requireSandbox(plans.map(({ launch }) => launch), options);
  if (plans.length === 0) return new Set(tasks);
  if (!options.yes && canAsk()) context.say(`Each is installed, and started up to ${addLimits.mostTries} times: with dummies for what it asks for, and with what its documents name.`);
  const agreed = await askConsent(plans, async () => {
    const previews = await Promise.all(plans.map(async (each) => ({ planned: each, outcome: await previewOutcome(each, { sandbox: options.sandbox, image: options.sandboxImage, allowed: [], signal: context.stop }) })));
    return previews.flatMap(({ planned: each, outcome }) => ('preview' in outcome ? [{ planned: each, preview: outcome.preview }] : []));
  }, { yes: options.yes, stop: context.stop });
  return new Set(tasks.filter((task) => task.source?.kind !== 'npm' || plans.some((each) => planned.get(each) === task && agreed.has(each))));
}

function plannedFor(source: Extract<NonNullable<AddTask['source']>, { kind: 'npm' }>, { hosts = [] }: AgreeOptions): PlannedServer {
  return { server: sourceName(source), launch: { kind: 'npm', package: source.package, version: source.version ?? 'latest', args: [], env: {}, files: {}, hosts, givenBy: 'file' } };
}
