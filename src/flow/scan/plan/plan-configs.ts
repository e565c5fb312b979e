import { clients } from '../../../sources/configs/client-places.ts';
import type { KnownValues } from '../../../sources/configs/fill-placeholders.ts';
import { readClientConfig } from '../../../sources/configs/parse-client-config.ts';
import type { ConfiguredServer } from '../../../sources/configs/parse-client-config.ts';
import type { ConfiguredAt } from '../../../report/scanned-server.ts';
import { placeErrorsOf } from '../../../sources/dumps/parse-dump.ts';
import type { PlaceError } from '../../../text/errors/place-error.ts';
import type { FoundConfig } from './find-configs.ts';
import { isFileFrom } from '../../is-file-from.ts';
import { openFile } from '../../read/open-file.ts';
import type { Plan } from './planned-server.ts';
import { planConfigured } from './plan-servers.ts';
import { readLines } from '../../read/read-lines.ts';

/** A server of one of several configs, and where else the same one stands. */
interface Entry { config: FoundConfig; configured: ConfiguredServer; from: ConfiguredAt[] }

/** What a config came to. */
interface ReadConfig { servers: ConfiguredServer[]; problems: PlaceError[] }

/**
 * How to list the servers of several clients, and what is wrong with their configs: a bad file, or a bad entry, never stops
 * the others. Clients often share a server: it is listed once, and says all that have it. One that only shares a name has its client named
 * beside it.
 */
export async function planConfigs(found: readonly FoundConfig[], known: KnownValues): Promise<{ plans: Plan[]; problems: PlaceError[] }> {
  const entries: Entry[] = [];
  const problems: PlaceError[] = [];
  for (const config of found) {
    const read = await readConfig(config, known);
    problems.push(...read.problems);
    entries.push(...read.servers.map((configured) => ({ config, configured, from: [placeOf(config, configured)] })));
  }
  const different = onlyDifferent(entries);
  return { plans: different.map((entry) => planEntry(entry, different)), problems };
}

function placeOf({ client, place }: FoundConfig, { project }: ConfiguredServer): ConfiguredAt {
  return { client: clients[client].label, file: place, ...(project !== undefined && { project }) };
}

async function readConfig({ client, path, place, folder }: FoundConfig, known: KnownValues): Promise<ReadConfig> {
  try {
    const lines: string[] = [];
    for await (const line of readLines(await openFile(path, place), place)) lines.push(line);
    const text = lines.join('\n');
    // Settings without servers are no mistake, and neither is an empty file.
    const servers = text.trim() === '' ? null : readClientConfig(text, place, { client, known: { ...known, ...(folder !== undefined && { folder }) }, isFile: isFileFrom(folder) });
    return { servers: servers ?? [], problems: [] };
  } catch (error) {
    return { servers: [], problems: [...placeErrorsOf(error)] };
  }
}

function onlyDifferent(entries: readonly Entry[]): Entry[] {
  const byMeaning = new Map<string, Entry>();
  for (const entry of entries) {
    const { server, launch, project, off, bad } = entry.configured;
    const meaning = JSON.stringify([server, launch, project, off, bad]);
    const same = byMeaning.get(meaning);
    if (same === undefined) byMeaning.set(meaning, entry);
    else same.from.push(...entry.from);
  }
  return [...byMeaning.values()];
}

function planEntry(entry: Entry, all: readonly Entry[]): Plan {
  const { folder, place } = entry.config;
  const base = entry.configured.project ?? folder;
  // Only a person's own config is believed which projects there are.
  const project = folder ?? entry.configured.project;
  const beside = besideOf(entry, all.filter((other) => other !== entry && other.configured.server === entry.configured.server));
  return planConfigured(entry.configured, { place, ...(base !== undefined && { base }), ...(project !== undefined && { project }), ...(beside !== undefined && { beside }), from: entry.from });
}

/** What tells a server from others of its name: its client, and where that has several, the project or the file. */
function besideOf({ config, configured }: Entry, namesakes: readonly Entry[]): string | undefined {
  if (namesakes.length === 0) return undefined;
  const { label } = clients[config.client];
  return namesakes.some((other) => other.config.client === config.client) ? `${label}, ${configured.project ?? config.place}` : label;
}
