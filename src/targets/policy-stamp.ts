import type { ToolDefinition } from '../schema/tool.ts';
import { definitionHash, sha256 } from '../text/sha256.ts';
import { sayName } from './say-name.ts';

/** What a policy was made for. */
export interface PolicyStamp {
  serverKey: string;
  /** As the server or its package says; a stranger's text. */
  version?: string;
  /** Twelve hex digits over the definitions of all tools, in whatever order they are listed. */
  definitions: string;
}

/** The stamp of a server as it was listed. */
export function policyStamp(serverKey: string, version: string | undefined, definitions: readonly ToolDefinition[]): PolicyStamp {
  const hashes = definitions.map(definitionHash).sort().join('\n');
  return { serverKey, ...(version !== undefined && { version }), definitions: sha256(hashes).slice(0, 12) };
}

/** The sentence that a printed policy carries as a comment, where its format has comments. */
export function sayStamp({ serverKey, version, definitions }: PolicyStamp): string {
  return `Made by toolrisk for ${sayName(serverKey)}${version === undefined ? '' : `, version ${sayName(version)}`}, definitions ${definitions}.`;
}

/** What a policy text says it was made for, in the words of the sentence above; null where it says nothing about this server. */
export function stampIn(text: string, serverKey: string): { version: string | null; definitions: string } | null {
  const name = sayName(serverKey);
  const found = [...text.matchAll(/^[ \t]*(?:#|\/\/) Made by toolrisk for (.+?)(?:, version (.+?))?, definitions ([0-9a-f]{12})\.[ \t\r]*$/gm)]
    .filter(([, said]) => said === name).at(-1);
  return found === undefined ? null : { version: found[2] ?? null, definitions: found[3] as string };
}
