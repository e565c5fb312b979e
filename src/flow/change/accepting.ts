import type { ServerChange, ToolChange } from '../../schema/change/change.ts';
import type { Accepted } from '../../schema/change/lock.ts';
import { nearestNames } from '../../sources/nearest-names.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { shownName } from '../../text/shown-name.ts';

/** Changes that an error names. */
const mostNamed = 5;

/** Which changes somebody accepts, and what is kept of it. */
export interface Accepting {
  takesServer(change: ServerChange): boolean;
  takesTool(change: ServerChange, tool: ToolChange): boolean;
  ofServer(change: ServerChange): Accepted;
  ofTool(change: ServerChange, tool: ToolChange): Accepted;
}

/** What a person says with it. `names`: `server/tool`, by its name now or before, or `server` for all of it. */
export interface AcceptRequest { names: readonly string[]; by: string; because: string; on: string }

/** Throws `PlaceError` for a name that is of no change: what it was meant for would stay unaccepted unseen. */
export function accepting({ names, by, because, on }: AcceptRequest, changes: readonly ServerChange[]): Accepting {
  const wanted = new Set(names);
  const differing = changes.filter(({ state, before }) => before !== null && state !== 'unknown' && state !== 'unchanged');
  const known = differing.flatMap((change) => [change.server, ...change.tools.flatMap((tool) => toolNames(change, tool))]);
  const stray = names.find((name) => !known.includes(name));
  if (stray !== undefined) throw strayError(stray, known);
  return {
    takesServer: ({ server }) => wanted.has(server), takesTool: (change, tool) => toolNames(change, tool).some((name) => wanted.has(name)),
    ofServer: ({ server }) => ({ server, tool: null, before: null, now: null, by, because, on }),
    ofTool: ({ server }, { name, before, now }) => ({ server, tool: name, before: before?.sha256 ?? null, now: now?.sha256 ?? null, by, because, on }),
  };
}

/** How a change of a tool is named. */
export function toolNames({ server }: ServerChange, { name, was }: ToolChange): string[] {
  return [`${server}/${name}`, ...(was === undefined ? [] : [`${server}/${was}`])];
}

function strayError(stray: string, known: readonly string[]): PlaceError {
  const near = nearestNames(stray, known);
  const named = (near.length > 0 ? near : known.slice(0, mostNamed)).map((name) => shownName(name)).join(', ');
  return new PlaceError(`--accept ${shownName(stray)}`, 'is no change of these servers', known.length === 0 ? 'Nothing changed.' : near.length > 0 ? `Did you mean ${named}?` : `Changed are ${named}${known.length > mostNamed ? ', …' : ''}.`);
}
