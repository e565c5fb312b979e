import type { Docker } from './containers/find-docker.ts';
import type { Bubblewrap } from './cell/bubblewrap.ts';
import type { Reaper } from './cell/find-reaper.ts';
import type { GroupPlace } from './groups/group-places.ts';

/**
 * What the caller asks for: `auto` takes bubblewrap on Linux and docker elsewhere, and fails where that is not to be had. On Linux
 * docker is used only when it is asked for: it fetches an image, and works with the rights of its daemon.
 */
export type SandboxAsked = 'auto' | 'bwrap' | 'docker' | 'none';

/**
 * How programs are shut in on this machine. `groups`: where the kernel keeps their limits; null: they are watched. `reaper`: what keeps all that
 * comes from a program that is not shut in; null: it may leave something behind. Contained: it is a client of docker, which shuts in.
 */
export type Sandbox = Uncontained | { kind: 'bwrap'; bubblewrap: Bubblewrap; groups: GroupPlace | null } | { kind: 'docker'; docker: Docker };
export interface Uncontained { kind: 'none'; reaper: Reaper | null; groups: GroupPlace | null; isContained: boolean }

/** For a command that has docker shut the server in: what would keep its processes together would come between it and docker. */
export const containedSandbox: Uncontained = { kind: 'none', reaper: null, groups: null, isContained: true };
