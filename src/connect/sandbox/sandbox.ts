import type { ContainerClient } from './containers/container-client.ts';
import type { Docker } from './containers/find-docker.ts';
import type { Bubblewrap } from './cell/bubblewrap.ts';
import type { SandboxInForce } from '../listing/listing.ts';
import type { Reaper } from './cell/find-reaper.ts';
import type { GroupPlace } from './groups/group-places.ts';

/**
 * What the caller asks for: `auto` takes bubblewrap on Linux and docker elsewhere, and fails where that is not to be had. On Linux
 * docker is used only when it is asked for: it fetches an image, and works with the rights of its daemon.
 */
export type SandboxAsked = 'auto' | 'bwrap' | 'docker' | 'none';

/**
 * How programs are shut in on this machine. `groups`: where the kernel keeps their limits; null: they are watched. `reaper`: what keeps all that
 * comes from a program that is not shut in; null: it may leave something behind. Contained: it is an image, which `client` shuts in.
 */
export type Sandbox = Uncontained | Contained | { kind: 'bwrap'; bubblewrap: Bubblewrap; groups: GroupPlace | null } | { kind: 'docker'; docker: Docker };
export interface Uncontained { kind: 'none'; reaper: Reaper | null; groups: GroupPlace | null; isContained: false }
export interface Contained { kind: 'none'; reaper: null; groups: null; isContained: true; client: ContainerClient }

/** For an image: what would keep processes together would come between toolrisk and what shuts it in. */
export function containedBy(client: ContainerClient): Contained {
  return { kind: 'none', reaper: null, groups: null, isContained: true, client };
}

/** What shuts a program in, as reports name it. */
export function sandboxInForce(sandbox: Sandbox): SandboxInForce {
  if (sandbox.kind === 'docker') return sandbox.docker.name;
  return sandbox.kind === 'none' && sandbox.isContained ? sandbox.client.name : sandbox.kind;
}
