import type { ServerChange } from '../../schema/change/change.ts';
import { shownName } from '../../text/shown-name.ts';

/** What should be known of a comparison with a lock: other rules, and servers that say something else under the same version. */
export function lockNotes(changes: readonly ServerChange[], sameRules: boolean): string[] {
  const silent = changes.filter(({ state, before, now }) => state !== 'unknown' && state !== 'unchanged' && before?.version !== undefined && before.version === now?.version);
  return [
    ...silent.map(({ server, now }) => `${shownName(server)}: still calls itself version ${shownName(now?.version ?? '', 60)}: this is no new release, but other words under the same number.`),
    ...(sameRules ? [] : ['The rules are not those of the lock: verdicts of tools that are as they were are not compared. Run toolrisk lock to have those of now in it.']),
  ];
}
