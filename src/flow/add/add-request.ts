import type { ListOptions } from '../../connect/list-options.ts';
import type { HostRule } from '../../schema/network/host-rule.ts';

/** How a server is started and reached while it is found out. */
export interface AddRequest extends Pick<ListOptions, 'sandbox' | 'sandboxImage' | 'registryTokens' | 'allowPrivate' | 'timeoutMs' | 'limits' | 'signal'> {
  /** Hosts that it may reach; those that it did reach are written into its file. */
  hosts?: readonly HostRule[];
  /** Day that is written into the file, `YYYY-MM-DD`. */
  today: string;
  /** Told of each step, in a clause. */
  onStep?: (says: string) => void;
}
