import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalDefinition } from './json/canonical-json.ts';
import type { ToolDefinition } from '../schema/tool.ts';
import type { JsonObject } from '../schema/json.ts';

/** What Node brings, several times as fast; null in a browser. */
const native = (globalThis as { process?: Partial<Pick<NodeJS.Process, 'getBuiltinModule'>> }).process?.getBuiltinModule?.('node:crypto') ?? null;

/** SHA-256 of a text (UTF-8), in hex. Synchronous and the same in a browser, which `crypto.subtle` is not. */
export function sha256(text: string): string {
  return native === null ? portableSha256(text) : native.hash('sha256', text);
}

/** The same where there is no Node. */
export function portableSha256(text: string): string {
  return bytesToHex(digest(utf8ToBytes(text)));
}

/** The hash a tool definition is known by. */
export function definitionHash(definition: ToolDefinition): string {
  return sha256(canonicalDefinition(definition as JsonObject));
}
