import { isJsonObject } from '../../schema/json.ts';
import type { Connection } from './messages/connection.ts';
import { keepTools } from './keep-tools.ts';
import { listEntries } from './list-entries.ts';
import { beginSession, listTools } from './begin-session.ts';
import { watchList } from './changes/watch-list.ts';
import type { Pages } from './list-pages.ts';
import type { Listing } from './listing.ts';
import type { Taking } from '../taking.ts';
import { Unlisted } from '../unlisted.ts';
import { watchChanges } from './changes/watch-changes.ts';

/** Shakes hands with a server and asks for everything it lists; no tool is called. Throws `Unlisted`. */
export async function takeListing(connection: Connection, taking: Taking): Promise<Listing> {
  taking.onProgress('initialize');
  const changes = watchChanges(connection.client);
  connection.client.onRefused = () => { taking.observed.refused = (taking.observed.refused ?? 0) + 1; };
  const begun = await beginSession(connection, taking);
  const { self } = begun;
  let { pages } = begun;
  let kept = keepTools(pages.entries, taking.limits);
  const watched = watchList(kept.tools);
  const prompts = await listEntries(connection, 'prompts', self.capabilities, taking);
  const resources = await listEntries(connection, 'resources', self.capabilities, taking);
  const templates = await listEntries(connection, 'resourceTemplates', self.capabilities, taking);
  const { settleMs, unannouncedMs, mostRelists } = taking.limits;
  // Without a session a server tells of changes only who asked for that.
  const announces = self.era === undefined && isJsonObject(self.capabilities['tools']) && self.capabilities['tools']['listChanged'] === true;
  const patienceMs = announces ? settleMs : Math.min(unannouncedMs, settleMs);
  let isRestless = false;
  for (let again = 0; again < mostRelists && await changes.within(patienceMs, taking.signal); again += 1) {
    changes.forget();
    pages = await listTools(connection, taking).catch((error: unknown) => keepEarlier(error, pages));
    kept = keepTools(pages.entries, taking.limits);
    isRestless = watched.next(kept.tools) && again + 1 === mostRelists && await changes.within(patienceMs, taking.signal);
  }
  const change = watched.change();
  if (change !== null) taking.observed.changedWhileListing = change;
  const { tools, leftOut } = kept;
  const reasons = [...(pages.incompleteBecause === undefined ? [] : [pages.incompleteBecause]), ...leftOut, ...(isRestless ? ['its tools changed each time they were listed, and then again'] : [])];
  return {
    tools, complete: reasons.length === 0, ...(reasons.length > 0 && { incompleteBecause: reasons.join('; ') }),
    transport: connection.kind, ...self, prompts: prompts.count, resources: resources.count,
    ...(prompts.kept.length > 0 && { promptList: prompts.kept }), ...(templates.kept.length > 0 && { resourceTemplates: templates.kept }),
  };
}

function keepEarlier(error: unknown, pages: Pages): Pages {
  if (!(error instanceof Unlisted) || error.cause === 'interrupted') throw error;
  return { ...pages, incompleteBecause: 'it said that its tools changed, and did not list them again' };
}
