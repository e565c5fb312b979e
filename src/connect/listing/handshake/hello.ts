import type { JsonObject } from '../../../schema/json.ts';

/** What a server answers, unchecked but for the revision. */
export type Hello = JsonObject & { protocolVersion: string };
