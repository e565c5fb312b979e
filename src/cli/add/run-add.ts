import { addCauses } from '../../flow/add/add-causes.ts';
import { addReport } from '../../flow/add/add-report.ts';
import { addServers } from '../../flow/add/add-servers.ts';
import type { AddAllRequest, AddTask } from '../../flow/add/add-servers.ts';
import { knownServer } from '../../flow/add/known-server.ts';
import { openAddJournal } from '../../flow/add/open-add-journal.ts';
import type { AddJournal } from '../../flow/add/open-add-journal.ts';
import { addMarkdown, addSums } from '../../report/add/add-report-text.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import type { AddRow } from '../../schema/catalog/add-report.ts';
import { hostRuleText } from '../../schema/network/host-rule.ts';
import { writeAddReport } from '../../store/add/add-journal.ts';
import { serverFilePath } from '../../store/add/proposed-file.ts';
import { readServerSpecs } from '../../store/server-specs.ts';
import { refuseUnwritable } from '../../store/write/refuse-unwritable.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { Context } from '../context.ts';
import type { showPhases } from '../output/show-phases.ts';
import { agreeToAdd } from './agree-to-add.ts';
import { addRowLine, lastWordsLines, triedLines } from './tell-add-row.ts';

/** What to find out and how. `list`: the file that names it, null for one source. */
export interface RunAdd extends Omit<AddAllRequest, 'specs' | 'onStep' | 'onDone' | 'today' | 'signal'> {
  list: string | null;
  build: string;
  fresh: boolean;
  yes: boolean;
  shownPath: (path: string) => string;
  isThere: (path: string) => boolean;
  phases: ReturnType<typeof showPhases>;
}

/** Finds out servers, tells what became of each at once, and at the end of a list how many, by cause. */
export async function runAdd(request: RunAdd, context: Context): Promise<void> {
  const { tasks, catalog, list, phases, isDry, replaces } = request;
  const specs = catalog === null ? new Map<string, ServerSpec>() : await readServerSpecs(catalog);
  if (catalog !== null && !isDry) await refuseUnwritable(`${catalog}/servers`);
  refuseTaken(tasks, request, specs);
  const journal = list === null ? null : await openJournal(request, list);
  const rows = new Map<string, AddRow>(journal?.done);
  const names = new Set(tasks.map(({ name }) => name));
  for (const name of rows.keys()) if (!names.has(name)) rows.delete(name);
  if (rows.size > 0) context.say(`going on with an interrupted run: ${rows.size} of ${tasks.length} sources are done`);
  const waiting = tasks.filter(({ name }) => !rows.has(name));
  const agreed = await agreeToAdd(waiting.filter(({ source }) => source !== null && (replaces || knownServer(source, specs) === null)), { ...request, signal: context.stop }, context);
  const onDone = async (row: AddRow, text: string | null): Promise<void> => {
    phases.clear();
    rows.set(row.source, row);
    await journal?.add(row);
    await tell(row, text, request, context);
  };
  const isAsked = (task: AddTask) => task.source === null || agreed.has(task) || (!replaces && knownServer(task.source, specs) !== null);
  for (const task of waiting) if (!isAsked(task)) await onDone(declined(task), null);
  await addServers({ ...request, tasks: waiting.filter(isAsked), specs, today: new Date().toISOString().slice(0, 10), signal: context.stop, onStep: phases.show, onDone });
  phases.clear();
  if (list !== null) await tellList(tasks.flatMap(({ name }) => rows.get(name) ?? []), { request, journal }, context);
}

function openJournal({ build, catalog, fresh, isDry, replaces, sandbox, hosts = [], timeoutMs, isThere }: RunAdd, list: string): Promise<AddJournal> {
  const manner = [isDry, replaces, sandbox, hosts.map(hostRuleText).sort(), timeoutMs ?? null];
  return openAddJournal(build, { list, catalog, manner }, { fresh, isThere: (server) => catalog !== null && isThere(serverFilePath(catalog, server)) });
}

/** Throws `PlaceError` for an id that another server has: nothing of a person's is written over unasked. */
function refuseTaken(tasks: readonly AddTask[], { replaces }: RunAdd, specs: ReadonlyMap<string, ServerSpec>): void {
  for (const { id, source } of tasks) if (id !== undefined && specs.has(id) && !replaces && (source === null || knownServer(source, specs) !== id)) throw new PlaceError(id, 'is the id of a server of the catalog', 'Name another, or pass --replace to write over its file.');
}

function declined({ name }: AddTask): AddRow {
  return { source: name, outcome: 'failed', cause: 'declined', says: 'you did not agree to start it.', remedy: addCauses.declined, tries: [], seconds: 0 };
}

async function tell(row: AddRow, text: string | null, { catalog, list, isDry, shownPath }: RunAdd, context: Context): Promise<void> {
  const where = catalog === null || row.server === undefined ? '' : shownPath(serverFilePath(catalog, row.server));
  const line = addRowLine(row, where);
  if (isDry && text !== null) await context.out(`${list === null ? '' : `# servers/${row.server}.yaml\n`}${text}${list === null ? '' : '---\n'}`);
  if (row.outcome === 'written' && list === null) await context.out(`${line}\n`);
  else context.say(line);
  if (row.outcome === 'failed') context.codes.push(row.cause === 'not-supported' ? 2 : 3);
  if (row.says !== undefined && row.outcome !== 'failed') context.codes.push(3);
  if (row.outcome === 'known' && list === null) context.codes.push(2);
  if (list === null && row.outcome === 'failed') for (const each of [...triedLines(row), ...lastWordsLines(row)]) context.say(each);
}

async function tellList(rows: readonly AddRow[], { request, journal }: { request: RunAdd; journal: AddJournal | null }, context: Context): Promise<void> {
  const isWhole = rows.length === request.tasks.length && !rows.some(({ cause }) => cause === 'interrupted');
  const report = addReport(rows, isWhole ? 'done' : 'interrupted');
  await writeAddReport(request.build, report, addMarkdown(report));
  // What an earlier run could not find out counts as it did then.
  for (const { outcome, cause } of rows) if (outcome === 'failed') context.codes.push(cause === 'not-supported' ? 2 : 3);
  if (isWhole) await journal?.finish();
  else context.codes.push(3);
  if (!request.isDry) await context.out(`${addSums(report)}\n`);
  else context.say(`${addSums(report)}.`);
  context.say(`The report is in ${request.shownPath(`${request.build}/add/report.md`)}.`);
}
