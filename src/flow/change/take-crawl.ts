import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerChange } from '../../schema/change/change.ts';
import type { Snapshot } from '../../schema/catalog/snapshot.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { greatestDocument } from '../../sources/limits.ts';
import { installPath, readInstall, writeInstall } from '../../store/installs.ts';
import { noticePath, readNoticeText, writeNotice } from '../../store/crawl/notices.ts';
import { readWithheld, withheldPath, writeWithheld } from '../../store/crawl/withheld.ts';
import { readServerSpecs } from '../../store/server-specs.ts';
import { readSnapshot, snapshotPath, writeSnapshot } from '../../store/snapshots.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { definitionHash } from '../../text/sha256.ts';
import { placeErrorsOf } from '../../sources/dumps/parse-dump.ts';
import { listedSnapshot } from '../scan/list-catalog-server.ts';
import { judgeOne } from '../scan/scan-source.ts';
import type { JudgedServer } from '../scan/scan-source.ts';
import { withVariants } from '../../store/read/with-variants.ts';
import { compareSides } from './compare-sides.ts';

/** A crawl to take over. `from`: a folder that has `snapshots`, `variants`, `withheld`, `notices` and `installs` as a catalog has. */
export interface TakeRequest { from: string; catalog: string; knowledge: Knowledge; signal: AbortSignal }

/** What came of it. `changes`: of servers that say something else now; `refused`: files that were not taken. */
export interface TakenCrawl { changes: ServerChange[]; refused: PlaceError[] }

/**
 * Takes over what a crawl elsewhere recorded, as data of strangers: it ran their programs, which may have written there what they liked. Only
 * servers of this catalog count; files are plain ones of a bounded size, in the form of a snapshot, with hashes that are those of their definitions.
 */
export async function takeCrawl({ from, catalog, knowledge, signal }: TakeRequest): Promise<TakenCrawl> {
  const taken: TakenCrawl = { changes: [], refused: [] };
  for (const [server, spec] of withVariants(await readServerSpecs(catalog))) {
    try {
      if (spec.withheld !== undefined) {
        await takeWithheld(from, catalog, server);
        continue;
      }
      const [before, now] = [await readSnapshot(catalog, server), await foreignSnapshot(from, server)];
      if (now?.package?.notice !== undefined) await takeNotice(from, catalog, now.package.notice);
      if (now === null || await writeSnapshot(catalog, server, now) === 'unchanged') continue;
      await takeInstall(from, catalog, server);
      const judged = async (snapshot: Snapshot | null): Promise<JudgedServer[]> => (snapshot === null ? [] : [await judgeOne(listedSnapshot(server, snapshot), { knowledge, catalog, posture: 'balanced', tokens: false, timeoutMs: judgeMs, signal })]);
      taken.changes.push(...compareSides(await judged(before), await judged(now), knowledge.lexicon));
    } catch (error) {
      taken.refused.push(...placeErrorsOf(error));
    }
  }
  return taken;
}

/** Milliseconds for judging one server. */
const judgeMs = 120_000;

async function foreignSnapshot(from: string, server: string): Promise<Snapshot | null> {
  const path = snapshotPath(from, server);
  if (!await isPlain(path)) return null;
  const snapshot = await readSnapshot(from, server);
  const wrong = snapshot?.tools.find(({ sha256, definition }) => definitionHash(definition) !== sha256);
  if (wrong !== undefined) throw new PlaceError(path, 'has a hash that is not that of its definition', 'Crawl again; nothing of it was taken.');
  return snapshot;
}

async function takeNotice(from: string, catalog: string, notice: string): Promise<void> {
  const text = await isPlain(noticePath(from, notice)) ? await readNoticeText(from, notice) : await readNoticeText(catalog, notice);
  if (text === null) throw new PlaceError(noticePath(from, notice), 'is not there, or is not the text it is named by', 'Crawl again; nothing of it was taken.');
  await writeNotice(catalog, text);
}

async function takeWithheld(from: string, catalog: string, server: string): Promise<void> {
  if (!await isPlain(withheldPath(from, server))) return;
  const withheld = await readWithheld(from, server);
  if (withheld !== null && await writeWithheld(catalog, server, withheld) === 'written') await takeInstall(from, catalog, server);
}

async function takeInstall(from: string, catalog: string, server: string): Promise<void> {
  if (!await isPlain(installPath(from, server))) return;
  const install = await readInstall(from, server);
  if (install !== null) await writeInstall(catalog, server, install);
}

/** Whether a file is there, and one to read: no link, no device, none that fills memory. */
async function isPlain(path: string): Promise<boolean> {
  for (const place of [join(path, '..'), path]) {
    const seen = await lstat(place).catch(() => null);
    if (seen === null) return false;
    if (place === path ? !seen.isFile() || seen.size > greatestDocument : !seen.isDirectory()) throw new PlaceError(place, place === path ? 'is no plain file of a bearable size' : 'is no folder', 'Crawl again; nothing of it was taken.');
  }
  return true;
}
