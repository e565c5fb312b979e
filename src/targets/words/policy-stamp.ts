import type { ToolDefinition } from '../../schema/tool.ts';
import { definitionHash, sha256 } from '../../text/sha256.ts';
import { sayName } from './say-name.ts';

/** What stands between a server and its version in the sentence. */
const versionMark = ', version ';

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
  return `Made by toolrisk for ${sayName(serverKey)}${version === undefined ? '' : `${versionMark}${sayName(version)}`}, definitions ${definitions}.`;
}

/** What a policy text says it was made for, in the words of the sentence above; null where it says nothing about this server. */
export function stampIn(text: string, serverKey: string): { version: string | null; definitions: string } | null {
  const before = `Made by toolrisk for ${sayName(serverKey)}`;
  return text.split('\n').map((line) => stampOf(line.trim(), before)).findLast((stamp) => stamp !== null) ?? null;
}

/** The stamp of one line, when it is a comment that begins in this way. */
function stampOf(line: string, before: string): { version: string | null; definitions: string } | null {
  const mark = ['# ', '// '].find((start) => line.startsWith(start + before));
  if (mark === undefined) return null;
  const rest = line.slice(mark.length + before.length);
  const end = rest.lastIndexOf(', definitions ');
  const definitions = /^, definitions ([0-9a-f]{12})\.$/.exec(end < 0 ? '' : rest.slice(end))?.[1];
  if (definitions === undefined) return null;
  const version = rest.slice(0, end);
  if (version === '') return { version: null, definitions };
  return version.startsWith(versionMark) ? { version: version.slice(versionMark.length), definitions } : null;
}
