import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { shortened } from '../../../text/visible.ts';
import { ask } from '../messages/ask.ts';
import type { Connection } from '../messages/connection.ts';
import { settledWithin } from '../../deadline.ts';
import { discoverServer } from './discover-server.ts';
import { fits } from '../fits.ts';
import type { Hello } from './hello.ts';
import type { Limits } from '../../limits.ts';
import type { Listing } from '../listing.ts';
import { sessionRevision } from './revisions.ts';
import type { Taking } from '../../taking.ts';
import { Unlisted } from '../../unlisted.ts';

/** What a server says of itself before it is asked for anything. */
export type SelfReport = Pick<Listing, 'era' | 'protocolVersion' | 'serverInfo' | 'capabilities' | 'instructions'>;

/**
 * Begins to speak with a server, offering no capability: by a handshake, and where that is refused, by the revisions that have
 * none. Tolerant: an unknown revision, or a server without a name, lists its tools all the same. Throws `Unlisted`.
 */
export async function shakeHands(connection: Connection, taking: Taking): Promise<SelfReport> {
  const answer = await initialize(connection, taking).catch((error: unknown) => {
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

async function initialize(connection: Connection, { limits, signal }: Taking): Promise<Hello> {
  const { client, transport } = connection;
  const answer = await ask(connection, {
    method: 'initialize', timeoutMs: limits.initializeMs, signal,
    params: { protocolVersion: sessionRevision, capabilities: {}, clientInfo: { name: 'toolrisk', version: '0' } },
  });
  const { protocolVersion } = answer;
  if (typeof protocolVersion !== 'string') throw new Unlisted('not-mcp', 'its answer to initialize names no protocol version');
  transport.setProtocolVersion?.(protocolVersion);
  const told = client.notify('notifications/initialized').catch(() => undefined);
  // Over HTTP it has an answer, which some servers never give; they list all the same.
  await settledWithin(told, limits.countMs);
  return { ...answer, protocolVersion };
}

/** An error, or a status that says "not so", is what a server of the other era answers to a handshake. */
function mayBeStateless({ cause }: Unlisted): boolean {
  return cause === 'refused' || cause === 'http-status';
}

function reported(value: Json | undefined, { greatestSelfReport, greatestDepth }: Limits): JsonObject | null {
  return isJsonObject(value) && fits(value, { units: greatestSelfReport, depth: greatestDepth }) ? value : null;
}
