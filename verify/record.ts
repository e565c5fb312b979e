import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeText } from '../src/store/write-text.ts';
import { targets } from '../src/targets/targets.ts';
import type { VerifiedClient } from '../src/schema/verified.ts';
import { clients } from './clients.ts';
import type { ClientId } from './clients.ts';

/** What is known of one client. */
export type Entry = VerifiedClient;
export type VerifiedRecord = Partial<Record<ClientId, Entry>>;

const root = resolve(import.meta.dirname, '..');
const data = join(root, 'catalog', 'verified.json');
const page = join(root, 'docs', 'verified.md');

/** The version of a client that verify/clients pins. */
export function installedVersion(id: ClientId): string {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, 'clients', id, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  return dependencies[clients[id].packageName] as string;
}

/** What earlier runs have written down. */
export function readRecord(): VerifiedRecord {
  return existsSync(data) ? JSON.parse(readFileSync(data, 'utf8')) as VerifiedRecord : {};
}

/** Writes the record for machines and the page for people. */
export async function writeRecord(record: VerifiedRecord): Promise<void> {
  const sorted = Object.fromEntries((Object.keys(clients) as ClientId[]).flatMap((id) => (record[id] === undefined ? [] : [[id, record[id]]])));
  await writeText(data, `${JSON.stringify(sorted, null, 2)}\n`);
  await writeText(page, pageOf(record));
}

function pageOf(record: VerifiedRecord): string {
  const rows = (Object.keys(clients) as ClientId[]).flatMap((id) => (record[id] === undefined ? [] : [rowOf(id, record[id])]));
  return `# Clients that were run

Each product below was installed from npm and run under the policy that \`toolrisk policy\` prints for a small test server: tools to
allow, limit, ask about and deny, two names that try to break out of the format, and one tool that no policy lists. A model that
is none called every tool. Then it ran under files that are harder: odd names, modes that cancel asking, several files at once,
files that it drops, policies merged into a person's own file. It ran with an empty home and dummy keys, in a network with nothing
but loopback and a copy of /etc, where an administrator's files stood. What would run on its
vendor's machines was not run: its types and its own checks were asked, as its result says. Written by
\`npm run verify:clients\`; the same as data stands in [catalog/verified.json](../catalog/verified.json).

| Client | Package | Version | Day | What was checked | Result |
|---|---|---|---|---|---|
${rows.join('\n')}

Not run here: what is no program on npm, such as VS Code and Cursor, and APIs, which run on their vendors' machines. Their policies
are proved as the page of products says: checked by the vendor's types, or documented in the vendor's source or reference.
`;
}

function rowOf(id: ClientId, { version, day, checks, notRun = [], error }: Entry): string {
  const said = [...checks.map(({ says, passed }) => `${says}${passed ? '' : ' **No.**'}`), ...notRun.map((says) => `Not tried: ${says}`)].join('<br>');
  const result = error !== undefined ? `could not be run: ${cell(error)}` : checks.every(({ passed }) => passed) ? asSaid(id) : '**not as the policy says**';
  return `| ${targets[id].label} | \`${clients[id].packageName}\` | ${version} | ${day} | ${said || '–'} | ${result} |`;
}

/** That it came out as it should: who was not run did not obey. */
function asSaid(id: ClientId): string {
  return targets[id].proof.level === 'checked' ? 'accepted, not run' : 'as the policy says';
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
