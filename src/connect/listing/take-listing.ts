import { isJsonObject } from '../../schema/json.ts';
import { isUnknownMethod } from './messages/ask.ts';
import type { Connection } from './messages/connection.ts';
import { keepTools } from './keep-tools.ts';
import { listEntries } from './list-entries.ts';
import { watchList } from './changes/watch-list.ts';
import { listPages } from './list-pages.ts';
import type { Pages } from './list-pages.ts';
import type { Listing } from './listing.ts';
import { shakeHands } from './handshake/shake-hands.ts';
import type { Taking } from '../taking.ts';
import { Unlisted } from '../unlisted.ts';
import { watchChanges } from './changes/watch-changes.ts';

/** Shakes hands with a server and asks for everything it lists; no tool is called. Throws `Unlisted`. */
export async function takeListing(connection: Connection, taking: Taking): Promise<Listing> {
  taking.onProgress('initialize');
  const changes = watchChanges(connection.client);
  connection.client.onRefused = () => { taking.observed.refused = (taking.observed.refused ?? 0) + 1; };
  const self = await shakeHands(connection, taking);
  taking.onProgress('list');
  let pages = await listTools(connection, taking);
  let kept = keepTools(pages.entries, taking.limits);
  const watched = watchList(kept.tools);
  const prompts = await listEntries(connection, 'prompts', self.capabilities, taking);
  const resources = await listEntries(connection, 'resources', self.capabilities, taking);
  const templates = await listEntries(connection, 'resourceTemplates', self.capabilities, taking);
  // Without a session a server tells no one of changes.
  const announces = self.era === undefined && isJsonObject(self.capabilities['tools']) && self.capabilities['tools']['listChanged'] === true;
  const patienceMs = announces ? taking.limits.settleMs : 0;
  for (let again = 0; again < taking.limits.mostRelists && await changes.within(patienceMs, taking.signal); again += 1) {
    changes.forget();
    pages = await listTools(connection, taking).catch((error: unknown) => keepEarlier(error, pages));
    kept = keepTools(pages.entries, taking.limits);
    watched.next(kept.tools);
  }
  const change = watched.change();
  if (change !== null) taking.observed.changedWhileListing = change;
  const { tools, leftOut } = kept;
  const reasons = [...(pages.incompleteBecause === undefined ? [] : [pages.incompleteBecause]), ...leftOut];
  return {
    tools, complete: reasons.length === 0, ...(reasons.length > 0 && { incompleteBecause: reasons.join('; ') }),
    transport: connection.kind, ...self, prompts: prompts.count, resources: resources.count,
    ...(prompts.kept.length > 0 && { promptList: prompts.kept }), ...(templates.kept.length > 0 && { resourceTemplates: templates.kept }),
  };
}

/** A server that knows no `tools/list` has no tools: that is an answer. */
async function listTools(connection: Connection, { limits, signal }: Taking): Promise<Pages> {
  return listPages(connection, { list: 'tools', limits, signal }).catch((error: unknown) => {
    if (isUnknownMethod(error)) return { entries: [] };
    throw error;
  });
}

function keepEarlier(error: unknown, pages: Pages): Pages {
  if (!(error instanceof Unlisted) || error.cause === 'interrupted') throw error;
  return { ...pages, incompleteBecause: 'it said that its tools changed, and did not list them again' };
}
