import type { Limits } from '../../limits.ts';
import { makeControlGroup } from './control-group.ts';
import type { ControlGroup } from './control-group.ts';
import { endGroupsOnKill } from './end-groups-on-kill.ts';
import { groupName } from './find-group-place.ts';
import type { GroupPlace } from './group-places.ts';

/** A group for a program in a place that was found to work; null where there is none, or where it stopped working: then it is watched. */
export function openGroup(place: GroupPlace | null, limits: Limits): ControlGroup | null {
  if (place === null) return null;
  try {
    endGroupsOnKill(place);
    return makeControlGroup(place, groupName(), limits);
  } catch {
    return null;
  }
}
