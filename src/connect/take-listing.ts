import { LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/sdk/types.js';
import { isJsonObject } from '../schema/json.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { shortened } from '../text/visible.ts';
import { ask, isUnknownMethod } from './ask.ts';
import type { Connection } from './connection.ts';
import { openDeadline } from './deadline.ts';
import { fits } from './fits.ts';
import { keepTools } from './keep-tools.ts';
import { listPages } from './list-pages.ts';
import type { Pages } from './list-pages.ts';
import type { Listing } from './listing.ts';
import type { Limits } from './limits.ts';
import { Unlisted } from './unlisted.ts';
import { watchChanges } from './watch-changes.ts';

/** What is being done, for whoever shows progress. */
export type Phase = 'install' | 'start' | 'connect' | 'initialize' | 'list' | 'end';

/** How to take a listing: limits, what ends it, and whom to tell what happens. */
export interface Taking {
  limits: Limits;
  signal: AbortSignal;
  onProgress(phase: Phase): void;
}

/** Shakes hands with a server and asks for everything it lists; no tool is called. Throws `Unlisted`. */
export async function takeListing(connection: Connection, taking: Taking): Promise<Listing> {
  taking.onProgress('initialize');
  const changes = watchChanges(connection.client);
  const self = await initialize(connection, taking);
  taking.onProgress('list');
  let pages = await listTools(connection, taking);
  const prompts = await count(connection, 'prompts', self.capabilities, taking);
  const resources = await count(connection, 'resources', self.capabilities, taking);
  const announces = isJsonObject(self.capabilities['tools']) && self.capabilities['tools']['listChanged'] === true;
  for (let again = 0; announces && again < taking.limits.mostRelists && await changes.within(taking.limits.settleMs, taking.signal); again += 1) {
    changes.forget();
    pages = await listTools(connection, taking).catch((error: unknown) => keepEarlier(error, pages));
  }
  const { tools, leftOut } = keepTools(pages.entries, taking.limits);
  const reasons = [...(pages.incompleteBecause === undefined ? [] : [pages.incompleteBecause]), ...leftOut];
  return {
    tools, complete: reasons.length === 0, ...(reasons.length > 0 && { incompleteBecause: reasons.join('; ') }),
    transport: connection.kind, ...self, prompts, resources,
  };
}

type SelfReport = Pick<Listing, 'protocolVersion' | 'serverInfo' | 'capabilities' | 'instructions'>;

/** Tolerant: a revision the SDK does not know, or a server without a name, lists its tools all the same. */
async function initialize(connection: Connection, { limits, signal }: Taking): Promise<SelfReport> {
  const { client, transport } = connection;
  const answer = await ask(connection, {
    method: 'initialize', timeoutMs: limits.initializeMs, signal,
    params: { protocolVersion: LATEST_PROTOCOL_VERSION, capabilities: {}, clientInfo: { name: 'toolrisk', version: '0' } },
  });
  const { protocolVersion, serverInfo, capabilities, instructions } = answer;
  if (typeof protocolVersion !== 'string') throw new Unlisted('not-mcp', 'its answer to initialize names no protocol version');
  transport.setProtocolVersion?.(protocolVersion);
  await client.notification({ method: 'notifications/initialized' }).catch(() => undefined);
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

/** A server that knows no `tools/list` has no tools: that is an answer. */
async function listTools(connection: Connection, { limits, signal }: Taking): Promise<Pages> {
  return listPages(connection, { list: 'tools', limits, signal }).catch((error: unknown) => {
    if (isUnknownMethod(error)) return { entries: [] };
    throw error;
  });
}

function keepEarlier(error: unknown, pages: Pages): Pages {
  if (!(error instanceof Unlisted) || error.cause === 'interrupted') throw error;
  return { ...pages, incompleteBecause: 'it said that its tools changed, and did not list them again' };
}

/** Prompts and resources are only counted: that they cannot be never loses the tools. */
async function count(connection: Connection, list: 'prompts' | 'resources', capabilities: JsonObject, { limits, signal }: Taking): Promise<number | null> {
  if (!isJsonObject(capabilities[list])) return null;
  const deadline = openDeadline(signal, limits.countMs, `it did not list its ${list} in time`);
  try {
    return (await listPages(connection, { list, limits, signal: deadline.signal })).entries.length;
  } catch (error) {
    if (error instanceof Unlisted && error.cause === 'interrupted') throw error;
    return null;
  } finally {
    deadline.close();
  }
}
