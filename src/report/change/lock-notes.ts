import type { ServerChange } from '../../schema/change/change.ts';
import { sayListChange } from '../../schema/list-change.ts';
import type { ListChange } from '../../schema/list-change.ts';
import { shownName } from '../../text/shown-name.ts';

/** What should be known of a comparison with a lock: other rules, and servers that say something else under the same version. */
export function lockNotes(changes: readonly ServerChange[], sameRules: boolean): string[] {
  const silent = changes.filter(({ state, before, now }) => state !== 'unknown' && state !== 'unchanged' && before?.version !== undefined && before.version === now?.version);
  return [
    ...silent.map(({ server, now }) => `${shownName(server)}: still calls itself version ${shownName(now?.version ?? '', 60)}: this is no new release, but other words under the same number.`),
    ...(sameRules ? [] : ['The rules are not those of the lock: verdicts of tools that are as they were are not compared. Run toolrisk lock to have those of now in it.']),
  ];
}

/** Servers that did not say the same twice in one session, a line each. */
export function unsteadyNotes(servers: Iterable<{ server: string; changedWhileListing?: ListChange }>): string[] {
  return [...servers].flatMap(({ server, changedWhileListing }) => (changedWhileListing === undefined ? [] : [`${shownName(server)}: ${sayListChange(changedWhileListing)}; what is compared is what it said last.`]));
}
