import { withoutColours } from '../../connect/listing/messages/read-message.ts';
import { shortened, visible, visibleLine } from '../../text/visible.ts';
import type { AddRow } from '../../schema/catalog/add-report.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { writeProposed } from '../../store/add/proposed-file.ts';
import { proposedText } from '../../store/add/proposed-text.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { addCauses } from './add-causes.ts';
import type { AddFinding } from './add-finding.ts';
import type { AddRequest } from './add-request.ts';
import { addServer } from './add-server.ts';
import type { AddSource } from './add-source.ts';
import { freeId, knownServer, sourceName } from './known-server.ts';

/** One source to find out. `name`: as the person wrote it; `id`: the id that it is to have; `source` null where it is none that is supported yet. */
export interface AddTask { name: string; source: AddSource | null; id?: string }

/** What to find out, and where the files go; nowhere without a catalog, or on a dry run. */
export interface AddAllRequest extends Omit<AddRequest, 'onStep'> {
  tasks: readonly AddTask[];
  catalog: string | null;
  /** Server files that are there. */
  specs: ReadonlyMap<string, ServerSpec>;
  isDry: boolean;
  /** Whether a file that is there is found out anew, and written over. */
  replaces: boolean;
  concurrency: number;
  onStep: (name: string, says: string) => void;
  /** Told of each that is done, at once, so that nothing is lost. `text`: the proposed file. */
  onDone: (row: AddRow, text: string | null) => Promise<void>;
}

/** Of the end of what a program wrote, as a report keeps it. */
const mostWords = 2000;

/** Finds out servers, some side by side, and writes each file as soon as it is known. One that fails stops no other. */
export async function addServers(request: AddAllRequest): Promise<void> {
  const waiting = request.tasks.values();
  // Of these running side by side no two may take the same.
  const taken = new Set(request.specs.keys());
  const addNext = async (): Promise<void> => {
    for (const task of waiting) {
      if (request.signal?.aborted === true) return;
      const began = performance.now();
      const { row, text } = await addOne(task, request, taken);
      await request.onDone({ ...row, seconds: Math.round((performance.now() - began) / 100) / 10 }, text);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, request.concurrency) }, addNext));
}

interface Done { row: Omit<AddRow, 'seconds'>; text: string | null }

async function addOne({ name, source, id }: AddTask, request: AddAllRequest, taken: Set<string>): Promise<Done> {
  const shown = shortened(visibleLine(name), 500);
  if (source === null) return { text: null, row: { source: shown, outcome: 'failed', cause: 'not-supported', says: 'it is not supported yet.', remedy: addCauses['not-supported'], tries: [] } };
  const known = knownServer(source, request.specs);
  if (known !== null && !request.replaces) return { text: null, row: { source: shown, outcome: 'known', server: known, tries: [] } };
  const finding = await addServer(source, { ...request, onStep: (says) => request.onStep(sourceName(source), says) });
  if (!finding.ok) return { text: null, row: failedRow(shown, finding, request) };
  const { spec, head, because, ids } = finding.proposed;
  const server = id ?? known ?? freeId(ids, taken);
  taken.add(server);
  const row = { source: shown, server, tools: finding.tools, tries: finding.tries.map(shortTry), ...(finding.partial !== undefined && { says: shortened(visibleLine(`only in part: ${finding.partial}`), 900) }) };
  const text = proposedText(spec, head, because);
  if (request.isDry || request.catalog === null) return { text, row: { ...row, outcome: 'shown' } };
  try {
    await writeProposed(request.catalog, server, text);
    return { text, row: { ...row, outcome: 'written' } };
  } catch (error) {
    if (!(error instanceof PlaceError)) throw error;
    return { text, row: { ...row, outcome: 'failed', cause: 'machine', says: error.what, remedy: error.remedy } };
  }
}

function failedRow(source: string, { cause, says, remedy, lastWords, kind, tries }: Extract<AddFinding, { ok: false }>, { signal }: AddAllRequest): Omit<AddRow, 'seconds'> {
  const why = signal?.aborted === true ? { cause: 'interrupted' as const, says: 'it was interrupted.', remedy: addCauses.interrupted } : { cause, says, remedy };
  return {
    source, outcome: 'failed', cause: why.cause, says: shortened(visibleLine(why.says), 900), remedy: shortened(visibleLine(why.remedy), 900), tries: tries.map(shortTry),
    ...(kind && { kind: kind as AddRow['kind'] & object }), ...(lastWords !== undefined && { lastWords: shortened(visible(withoutColours(lastWords).slice(-mostWords)), 4000) }),
  };
}

/** As a report keeps it: values may hold a stranger's words. */
function shortTry({ args, env, files, says, ...rest }: AddFinding['tries'][number]): AddRow['tries'][number] {
  const line = (text: string) => shortened(visibleLine(text), 500);
  return { ...rest, args: args.slice(0, 100).map(line), env: Object.fromEntries(Object.entries(env).map(([name, value]) => [line(name), line(value)])), files: files.slice(0, 50).map(line), ...(says !== undefined && { says: line(says) }) };
}
