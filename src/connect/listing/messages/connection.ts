import type { Transport } from '@modelcontextprotocol/client';
import type { ListingClient } from './listing-client.ts';
import type { Listing } from '../listing.ts';
import type { Unlisted } from '../../unlisted.ts';

/** A way to a server over which the handshake can begin. */
export interface Connection {
  client: ListingClient;
  transport: Transport;
  kind: Listing['transport'];
  /** What went wrong below the protocol when this was thrown, where that is known better there: an exit, a status, a cap. */
  failure(error: unknown, method: string): Promise<Unlisted | null>;
  /** Forgets a failure that would be told of every later request, before one that may fare better. */
  forgive?(): void;
  /** What was seen that may be why it does not answer, in clauses, the most telling first. */
  signs(): string[];
  /** The end of what came on its standard output that is no message; absent where there is no such stream. */
  noise?(): string;
}
