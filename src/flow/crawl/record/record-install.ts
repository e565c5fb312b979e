import type { Listing } from '../../../connect/listing/listing.ts';
import { variantOf } from '../../../schema/catalog/variant.ts';
import { readInstall, writeInstall } from '../../../store/installs.ts';
import { dependencyChanges } from './dependency-changes.ts';
import { installHash } from './locked-install.ts';

/** What is known of the packages of a listing. `install`: hash of its tree, also where only that is known: a worker sends no more. */
export interface ListedInstall { catalog: string; server: string; install: string | undefined; haveToolsChanged: boolean }

/** Records the packages that a whole listing was made with. Gives what a person should know of them, if anything. */
export async function recordInstall({ tree, complete }: Listing, { catalog, server, install, haveToolsChanged }: ListedInstall): Promise<string | null> {
  // A variant is of the package of its server, whose packages are recorded.
  if (!complete || install === undefined || variantOf(server) !== null) return null;
  const before = await readInstall(catalog, server).catch(() => null);
  if (tree === undefined) return before !== null && installHash(before) === install ? null : unrecorded;
  await writeInstall(catalog, server, tree);
  return before === null ? null : dependencyChanges(before, tree, haveToolsChanged);
}

const unrecorded = 'the worker installed packages that are not recorded here: crawl it without a queue to record them';
