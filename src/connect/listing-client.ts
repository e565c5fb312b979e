import { Protocol } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { Notification, Request, Result } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { isJsonObject } from '../schema/json.ts';
import type { JsonObject } from '../schema/json.ts';

/** Any object, as it is: the SDK's own schemas drop unknown fields and reject whole lists for one bad entry. */
export const anyResult = z.custom<JsonObject>(isJsonObject);

/**
 * The client side of MCP for someone who only lists. Offers no capability: a server that asks for sampling, elicitation or
 * roots is told that there is no such method.
 */
export class ListingClient extends Protocol<Request, Notification, Result> {
  protected assertCapabilityForMethod(): void {}
  protected assertNotificationCapability(): void {}
  protected assertRequestHandlerCapability(): void {}
  protected assertTaskCapability(): void {}
  protected assertTaskHandlerCapability(): void {}
}
