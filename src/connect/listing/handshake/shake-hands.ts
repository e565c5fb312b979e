import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { shortened } from '../../../text/visible.ts';
import type { Connection } from '../messages/connection.ts';
import { settledWithin } from '../../deadline.ts';
import { discoverServer } from './discover-server.ts';
import { fits } from '../fits.ts';
import type { Hello } from './hello.ts';
import type { Limits } from '../../limits.ts';
import { offerRevisions } from '../offer-revisions.ts';
import type { Listing } from '../listing.ts';
import type { Taking } from '../../taking.ts';
import { Unlisted } from '../../unlisted.ts';

/** What a server says of itself before it is asked for anything. */
export type SelfReport = Pick<Listing, 'era' | 'protocolVersion' | 'serverInfo' | 'capabilities' | 'instructions'>;

/**
 * Begins to speak with a server, offering no capability: by a handshake, and where that is refused, by the revisions that have
 * none. Tolerant: an unknown revision, or a server without a name, lists its tools all the same. `revisions`: those to offer, where not
 * all. Throws `Unlisted`.
 */
export async function shakeHands(connection: Connection, taking: Taking, revisions?: readonly string[]): Promise<SelfReport> {
  const answer = await initialize(connection, taking, revisions).catch((error: unknown) => {
    if (!(error instanceof Unlisted) || !mayBeStateless(error)) throw error;
    return discoverServer(connection, taking, error);
  });
  const { protocolVersion, serverInfo, capabilities, instructions } = answer;
  const { limits } = taking;
  return {
    ...(connection.client.envelope !== null && { era: 'stateless' }),
    protocolVersion: shortened(protocolVersion, 64),
    serverInfo: reported(serverInfo, limits),
    capabilities: reported(capabilities, limits) ?? {},
    instructions: typeof instructions === 'string' ? shortened(instructions, limits.greatestInstructions) : null,
  };
}

async function initialize(connection: Connection, taking: Taking, revisions?: readonly string[]): Promise<Hello> {
  const { client, transport } = connection;
  const hello = await offerRevisions(connection, taking, revisions);
  transport.setProtocolVersion?.(hello.protocolVersion);
  const told = client.notify('notifications/initialized').catch(() => undefined);
  // Over HTTP it has an answer, which some servers never give; they list all the same.
  await settledWithin(told, taking.limits.countMs);
  return hello;
}

/** An error, or a status that says "not so", is what a server of the other era answers to a handshake. */
function mayBeStateless({ cause }: Unlisted): boolean {
  return cause === 'refused' || cause === 'http-status';
}

function reported(value: Json | undefined, { greatestSelfReport, greatestDepth }: Limits): JsonObject | null {
  return isJsonObject(value) && fits(value, { units: greatestSelfReport, depth: greatestDepth }) ? value : null;
}
