import type { HostRule } from '../../schema/network/host-rule.ts';
import type { Launch } from './launch.ts';

/** The same launch, whose program may reach these hosts too. A remote server is not ours to hold. */
export function allowHosts(launch: Launch, hosts: readonly HostRule[]): Launch {
  return launch.kind === 'url' || hosts.length === 0 ? launch : { ...launch, hosts: [...launch.hosts, ...hosts] };
}
