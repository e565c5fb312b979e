import type { Install, Installed } from '../../../schema/catalog/install.ts';
import { shortened, visibleLine } from '../../../text/visible.ts';

/** Changes that are named; the others are counted. */
const mostNamed = 12;

/**
 * What changed in the packages of a server whose own package did not, in one sentence without a full stop; null when it did too, or nothing
 * changed.
 */
export function dependencyChanges(before: Install, after: Install, haveToolsChanged: boolean): string | null {
  const place = `node_modules/${after.package}`;
  if (before.package !== after.package || keyOf(before.packages[place]) !== keyOf(after.packages[place])) return null;
  const places = [...new Set([...Object.keys(before.packages), ...Object.keys(after.packages)])].sort();
  const changes = places.flatMap((each) => changeAt(each, before.packages[each], after.packages[each]));
  if (changes.length === 0) return null;
  const more = changes.length > mostNamed ? ` and ${changes.length - mostNamed} more` : '';
  const named = shortened(visibleLine(changes.slice(0, mostNamed).join(', ')), 600);
  return `${haveToolsChanged ? 'its tools changed, and ' : ''}only its dependencies changed: ${named}${more}`;
}

function changeAt(place: string, before: Installed | undefined, after: Installed | undefined): string[] {
  if (keyOf(before) === keyOf(after)) return [];
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  if (before === undefined) return [`${name}@${after?.version} is new`];
  if (after === undefined) return [`${name}@${before.version} is gone`];
  return [before.version === after.version ? `${name}@${after.version} has other content` : `${name}@${before.version}→${after.version}`];
}

function keyOf(installed: Installed | undefined): string {
  return installed === undefined ? '' : `${installed.name ?? ''}@${installed.version} ${installed.integrity ?? ''}`;
}
