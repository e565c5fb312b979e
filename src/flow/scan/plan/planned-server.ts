import type { ConfiguredAt } from '../../../report/scanned-server.ts';
import type { ListedServer } from '../../listed-server.ts';
import type { Launch } from '../../../connect/launch/launch.ts';

/** A server that is to be started or reached, before anything has happened. */
export interface PlannedServer {
  server: string;
  /** Its name where the source has it, when the one above says more: two clients may call different servers the same. */
  key?: string;
  launch: Launch;
  /** File in which its words stand; absent for those of the command line. */
  place?: string;
  /** What of its command was left out, in a sentence. */
  note?: string;
  /** The clients and files that have it, where several were read. */
  from?: ConfiguredAt[];
}

/** What a source or a config entry comes to: something to list, or a reason why not. */
export type Plan = PlannedServer | { server: string; key?: string; instead: ListedServer; from?: ConfiguredAt[] };
