import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { ask } from '../messages/ask.ts';
import type { Connection } from '../messages/connection.ts';
import { Refused } from '../messages/refused.ts';
import { isStateless, statelessRevision } from './revisions.ts';
import type { Hello } from './hello.ts';
import type { Taking } from '../../taking.ts';
import { Unlisted } from '../../unlisted.ts';

const prefix = 'io.modelcontextprotocol/';
const unsupportedRevision = -32022;

/**
 * Asks a server that refused the handshake what it is, as revisions from 2026-07-28 on have it: over the same connection, so
 * that no second process is started. From then on every request carries who asks. Throws `refusal` where it does not know that either.
 */
export async function discoverServer(connection: Connection, taking: Taking, refusal: Unlisted): Promise<Hello> {
  try {
    return await discover(connection, taking, statelessRevision).catch((error: unknown) => {
      const offered = error instanceof Refused && error.rpc.code === unsupportedRevision ? newestStateless(supportedIn(error.rpc.data)) : undefined;
      if (offered === undefined || offered === statelessRevision) throw error;
      return discover(connection, taking, offered);
    });
  } catch (error) {
    connection.client.envelope = null;
    if (error instanceof Unlisted && error.cause !== 'interrupted' && !taking.signal.aborted) throw refusal;
    throw error;
  }
}

async function discover(connection: Connection, { limits, signal }: Taking, revision: string): Promise<Hello> {
  connection.client.envelope = envelopeOf(revision);
  const answer = await ask(connection, { method: 'server/discover', timeoutMs: limits.discoverMs, signal });
  const spoken = supported(answer['supportedVersions']);
  const protocolVersion = spoken.includes(revision) ? revision : newestStateless(spoken);
  if (protocolVersion === undefined) throw new Unlisted('not-mcp', 'it names no revision of MCP that it speaks');
  connection.client.envelope = envelopeOf(protocolVersion);
  const meta = answer['_meta'];
  const serverInfo = (isJsonObject(meta) ? meta[`${prefix}serverInfo`] : undefined) ?? answer['serverInfo'];
  return { ...answer, ...(serverInfo !== undefined && { serverInfo }), protocolVersion };
}

function envelopeOf(revision: string): JsonObject {
  return { [`${prefix}protocolVersion`]: revision, [`${prefix}clientInfo`]: { name: 'toolrisk', version: '0' }, [`${prefix}clientCapabilities`]: {} };
}

function supportedIn(data: Json | undefined): string[] {
  return isJsonObject(data) ? supported(data['supported']) : [];
}

function supported(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function newestStateless(revisions: readonly string[]): string | undefined {
  return revisions.filter(isStateless).sort().at(-1);
}
