import { coveredLead } from '../../connect/sandbox/keys/covered-lead.ts';
import { allowHosts } from '../../connect/launch/allow-hosts.ts';
import { statesOf } from '../../schema/catalog/server-state.ts';
import { networkSeen } from '../../schema/network/asked.ts';
import type { HostRule } from '../../schema/network/host-rule.ts';
import { nearestNames } from '../../sources/nearest-names.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { shellWord } from '../../text/shell.ts';
import { listedInPart, listedWhole, notListed, versionOf } from '../listed-server.ts';
import type { ListedServer } from '../listed-server.ts';
import { requireSandbox } from '../require-sandbox.ts';
import type { Plan, PlannedServer } from './plan/planned-server.ts';
import { unaskable } from './plan/unaskable.ts';
import type { ListOptions } from '../../connect/list-options.ts';
import type { Outcome } from '../../connect/outcome.ts';
import type { ProgramPreview } from '../../connect/programs/preview-program.ts';

/** How servers are started and reached. */
export interface LaunchRequest {
  /** List only the server of this name. */
  only?: string;
  /** What is asked for can be of one server only: where the source has several, nothing is started or reached before one is named. */
  oneOnly?: boolean;
  sandbox: ListOptions['sandbox'];
  sandboxImage?: string;
  registryTokens?: ListOptions['registryTokens'];
  /** Files and folders that programs are shown, as the person named them; absolute. */
  allowed?: readonly string[];
  /** Hosts that every program may reach, besides those of its own. */
  hosts?: readonly HostRule[];
  /** For the whole listing of one server; without it, the limits of the machinery. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Whether URLs may lead to this machine, or into a private network. */
  allowPrivate?: boolean;
  /** Given the address at which a person signs in to a server; without it, nobody does. */
  onSignIn?: (server: string, address: string) => void;
  /** Asked once, before the first process starts: which of them may be. Throws when the answer is no to all. */
  approve: (starting: readonly PlannedServer[], preview: () => Promise<PreviewedServer[]>) => Promise<ReadonlySet<PlannedServer>>;
  onProgress?: (server: string, phase: string) => void;
}

/** Servers that an error names. */
const mostNamed = 10;

/** A server that could be started, and what that would come to. */
export interface PreviewedServer { planned: PlannedServer; preview: ProgramPreview }

/** Lists servers one after the other, in order. One that fails is an outcome and never stops the others. */
export async function* listPlanned(plans: readonly Plan[], request: LaunchRequest): AsyncGenerator<ListedServer> {
  const chosen = request.only === undefined ? plans : plans.filter(({ server, key }) => server === request.only || key === request.only);
  const wanted = chosen.map((plan) => ('launch' in plan ? { ...plan, launch: allowHosts(plan.launch, request.hosts ?? []) } : plan));
  if (wanted.length === 0 && plans.length > 0) throw unknownOnly(request.only as string, plans.map((plan) => plan.server));
  if (request.oneOnly === true && wanted.length > 1) throw severalServers(wanted.map(({ server }) => server));
  const starting = wanted.filter((plan): plan is PlannedServer => 'launch' in plan && plan.launch.kind !== 'url');
  await requireSandbox(starting.map(({ launch }) => launch), request);
  const { approved, failed } = await askAbout(starting, request);
  const sayOnce = oncePerReport();
  for (const plan of wanted) {
    const from = plan.from === undefined ? {} : { from: plan.from };
    if (!('launch' in plan)) yield { ...plan.instead, ...from };
    else if (plan.launch.kind === 'url' || approved.has(plan)) yield { ...sayOnce(await listOne(plan, request)), ...from };
    else yield { ...failed.get(plan) ?? declined(plan.server), ...from };
  }
}

/** Which programs may be started, and what became of those that cannot be: nobody is asked about them. */
async function askAbout(starting: readonly PlannedServer[], request: LaunchRequest): Promise<{ approved: ReadonlySet<PlannedServer>; failed: ReadonlyMap<PlannedServer, ListedServer> }> {
  const failed = new Map<PlannedServer, ListedServer>();
  if (starting.length === 0) return { approved: new Set(), failed };
  const approved = await request.approve(starting, async () => {
    const { previewOutcome } = await import('./plan/preview-outcome.ts');
    const askable = starting.filter((planned) => {
      const instead = unaskable(planned);
      if (instead !== null) failed.set(planned, instead);
      return instead === null;
    });
    const options = { sandbox: request.sandbox, image: request.sandboxImage, allowed: request.allowed ?? [], signal: request.signal };
    const outcomes = await Promise.all(askable.map(async (planned) => ({ planned, outcome: await previewOutcome(planned, options) })));
    for (const { planned, outcome } of outcomes) if ('instead' in outcome) failed.set(planned, outcome.instead);
    return outcomes.flatMap(({ planned, outcome }) => ('preview' in outcome ? [{ planned, preview: outcome.preview }] : []));
  });
  return { approved, failed };
}

/** Servers of one folder have the same places covered: the first of a report says it. */
function oncePerReport(): (listed: ListedServer) => ListedServer {
  const said = new Set<string>();
  return ({ notes = [], ...listed }) => {
    const left = notes.filter((line) => !said.has(line));
    for (const line of notes) if (line.startsWith(coveredLead)) said.add(line);
    return left.length === 0 ? listed : { ...listed, notes: left };
  };
}

function declined(server: string): ListedServer {
  return { ...notListed(server, { cause: 'declined', says: 'you did not agree to start it.', remedy: 'It was not started, so nothing is known of it.' }), outcome: 'skipped' };
}

/** The error for a source of several servers, where one is needed. */
export function severalServers(names: readonly string[]): PlaceError {
  return new PlaceError('source', `has ${names.length} servers: ${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ' …' : ''}`, `Choose one, such as --server ${shellWord(names[0] as string)}, or take all: --all-servers`);
}

/** The error for a server that is not in the source. */
export function unknownOnly(only: string, names: readonly string[]): PlaceError {
  const near = nearestNames(only, names);
  const shown = near.length > 0 ? near : names.slice(0, mostNamed);
  return new PlaceError(only, 'is no server of this source', shown.length === 0 ? 'It has none.' : `It has ${shown.join(', ')}.`);
}

async function listOne({ server, launch, note }: PlannedServer, { sandbox, sandboxImage, registryTokens, allowed, timeoutMs, signal, allowPrivate, onSignIn, onProgress }: LaunchRequest): Promise<ListedServer> {
  // Loaded only when something is listed: a dump needs no client.
  const { listApart } = await import('../../connect/listing/apart/list-apart.ts');
  const outcome = await listApart(launch, {
    sandbox,
    ...(sandboxImage !== undefined && { sandboxImage }),
    ...(registryTokens && { registryTokens }),
    ...(allowed !== undefined && { allowed }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(signal && { signal }),
    ...(allowPrivate !== undefined && { allowPrivate }),
    ...(onSignIn && { onSignIn: (address: string) => onSignIn(server, address) }),
    onProgress: (phase: string) => onProgress?.(server, phase),
  });
  const network = networkSeen(outcome.observed);
  const listed = { ...listedOutcome(server, outcome), ...(network && { network }) };
  if (note === undefined) return listed;
  return listed.problem === undefined ? { ...listed, notes: [...(listed.notes ?? []), note] } : { ...listed, problem: { ...listed.problem, remedy: `${listed.problem.remedy} ${note}` } };
}

function listedOutcome(server: string, outcome: Outcome): ListedServer {
  const { sandbox, notShown } = outcome.observed;
  return { ...saidOutcome(server, outcome), ...(sandbox && { sandbox }), ...(notShown && { notes: notShown }) };
}

function saidOutcome(server: string, outcome: Outcome): ListedServer {
  if (!outcome.ok) return notListed(server, { cause: outcome.cause, says: outcome.says, remedy: outcome.remedy });
  const { tools, complete, incompleteBecause, package: from, instructions, promptList, resourceTemplates } = outcome.listing;
  const listed = complete ? listedWhole(server, tools) : listedInPart(server, tools, incompleteBecause ?? 'the listing was cut short');
  const version = versionOf(outcome.listing);
  const { changedWhileListing } = outcome.observed;
  return { ...listed, live: true, ...(changedWhileListing && { changedWhileListing }), ...(from && { package: from.name, started: { name: from.name, version: from.version }, ...(from.deprecated !== undefined && { states: statesOf(undefined, from.deprecated) }) }), ...(version !== undefined && { version }), serverInfo: outcome.listing.serverInfo, instructions, ...(promptList && { promptList }), ...(resourceTemplates && { resourceTemplates }) };
}
