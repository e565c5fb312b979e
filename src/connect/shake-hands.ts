import { LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/sdk/types.js';
import { isJsonObject } from '../schema/json.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { shortened } from '../text/visible.ts';
import { ask } from './ask.ts';
import type { Connection } from './connection.ts';
import { settledWithin } from './deadline.ts';
import { fits } from './fits.ts';
import type { Limits } from './limits.ts';
import type { Listing } from './listing.ts';
import type { Taking } from './taking.ts';
import { Unlisted } from './unlisted.ts';

/** What a server says of itself at `initialize`. */
export type SelfReport = Pick<Listing, 'protocolVersion' | 'serverInfo' | 'capabilities' | 'instructions'>;

/**
 * Begins a session, offering no capability. Tolerant: a revision the SDK does not know, or a server without a name, lists its
 * tools all the same. Throws `Unlisted`.
 */
export async function shakeHands(connection: Connection, { limits, signal }: Taking): Promise<SelfReport> {
  const { client, transport } = connection;
  const answer = await ask(connection, {
    method: 'initialize', timeoutMs: limits.initializeMs, signal,
    params: { protocolVersion: LATEST_PROTOCOL_VERSION, capabilities: {}, clientInfo: { name: 'toolrisk', version: '0' } },
  });
  const { protocolVersion, serverInfo, capabilities, instructions } = answer;
  if (typeof protocolVersion !== 'string') throw new Unlisted('not-mcp', 'its answer to initialize names no protocol version');
  transport.setProtocolVersion?.(protocolVersion);
  const told = client.notification({ method: 'notifications/initialized' }).catch(() => undefined);
  // Over HTTP it has an answer, which some servers never give; they list all the same.
  await settledWithin(told, limits.countMs);
  return {
    protocolVersion: shortened(protocolVersion, 64),
    serverInfo: reported(serverInfo, limits),
    capabilities: reported(capabilities, limits) ?? {},
    instructions: typeof instructions === 'string' ? shortened(instructions, limits.greatestInstructions) : null,
  };
}

function reported(value: Json | undefined, { greatestSelfReport, greatestDepth }: Limits): JsonObject | null {
  return isJsonObject(value) && fits(value, { units: greatestSelfReport, depth: greatestDepth }) ? value : null;
}
