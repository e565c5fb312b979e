import { join } from 'node:path';
import type { Snapshot } from '../../schema/catalog/snapshot.ts';
import { withheldSchema } from '../../schema/catalog/withheld.ts';
import type { Withheld } from '../../schema/catalog/withheld.ts';
import { PlaceErrors } from '../../text/errors/place-error.ts';
import { zodErrors } from '../../text/errors/zod-errors.ts';
import { sha256 } from '../../text/sha256.ts';
import { jsonFileNames } from '../read/json-file-names.ts';
import { parseJson } from '../parse-json.ts';
import { readText, writeText } from '../write-text.ts';

/** Where it is written what is kept of a server whose definitions are not. */
export function withheldPath(catalog: string, server: string): string {
  return join(catalog, 'withheld', `${server}.json`);
}

/** What is kept of a server whose definitions are not, or null when it was never crawled. Throws `PlaceErrors` for a damaged file. */
export async function readWithheld(catalog: string, server: string): Promise<Withheld | null> {
  const path = withheldPath(catalog, server);
  const text = await readText(path);
  if (text === null) return null;
  const parsed = withheldSchema.safeParse(parseJson(text, path, 'delete it and crawl again'));
  if (!parsed.success) throw new PlaceErrors(zodErrors(path, parsed.error));
  return parsed.data;
}

/** Records it. Where nothing but the day differs from what is there, the file stays as it is. */
export async function writeWithheld(catalog: string, server: string, withheld: Withheld): Promise<'written' | 'unchanged'> {
  const known = await readWithheld(catalog, server).catch(() => null);
  if (known !== null && withheldText(known) === withheldText({ ...withheld, since: known.since })) return 'unchanged';
  return writeText(withheldPath(catalog, server), withheldText(withheld));
}

/** What may be kept of what a server said. */
export function withheldOf({ since, package: from, transport, protocolVersion, tools }: Snapshot): Withheld {
  return { since, ...(from && { package: from }), transport, protocolVersion, tools: tools.length, definitions: sha256(tools.map((tool) => tool.sha256).sort().join('\n')) };
}

/** Ids of the servers of which no more is kept, sorted. */
export function listWithheld(catalog: string): Promise<string[]> {
  return jsonFileNames(join(catalog, 'withheld'));
}

function withheldText({ since, package: from, transport, protocolVersion, tools, definitions }: Withheld): string {
  return `${JSON.stringify({ since, ...(from && { package: from }), transport, protocolVersion, tools, definitions }, null, 2)}\n`;
}
