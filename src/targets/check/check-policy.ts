import { isJsonObject } from '../../schema/json.ts';
import { findingKinds } from '../../schema/policy-check.ts';
import type { PolicyCheck, PolicyFinding } from '../../schema/policy-check.ts';
import { severities, termsOf } from '../../schema/vocabulary.ts';
import { stampIn } from '../words/policy-stamp.ts';
import { sayName } from '../words/say-name.ts';
import { checkDecisions, checkUnlisted } from './check-decisions.ts';
import { checkEntries } from './check-entries.ts';
import { checkPlaceholders } from './check-placeholders.ts';
import type { CheckedServer, InstalledPolicy, Nearest } from './check-request.ts';
import { otherKey } from './other-key.ts';

/** Compares an installed policy with what is recommended for each of some servers that it should be about. */
export function checkPolicy(installed: InstalledPolicy, servers: readonly CheckedServer[], nearest: Nearest): PolicyCheck[] {
  return servers.map((server) => {
    const others = servers.filter((other) => other !== server);
    const { unlisted, findings } = checkUnlisted(installed, server);
    const entries = checkEntries(installed, server, others, nearest);
    const found = isEmpty(installed, server)
      ? [emptyFinding(installed, server), ...entries, ...findings.filter(({ kind }) => kind === 'laxer')]
      : [...checkDecisions(installed, server), ...findings, ...entries, ...checkPlaceholders(installed, server), ...checkStamp(installed, server)];
    const dropped = (installed.dropped ?? []).map(({ message }): PolicyFinding => ({ kind: 'dropped', says: message }));
    return { server: server.server, serverKey: server.request.serverKey, tools: server.request.items.length, unlisted, findings: [...dropped, ...found].sort(byWeight) };
  });
}

/** Worst kinds first, then the most severe tools, then as found. */
function byWeight(a: PolicyFinding, b: PolicyFinding): number {
  const kinds = termsOf(findingKinds);
  const rankOf = ({ severity }: PolicyFinding) => (severity === undefined ? 0 : severities[severity].rank);
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || rankOf(b) - rankOf(a);
}

/** No entry is about any tool of the server, though the recommended policy has some, or not even their place is there. */
function isEmpty({ target, data }: InstalledPolicy, { request, known }: CheckedServer): boolean {
  const isAbout = (some: typeof data) => target.findEntries(some, request.serverKey).some((entry) => known.some(entry.matches));
  const isUnlisted = request.items.every(({ name }) => target.decide?.(data, request.serverKey, { tool: name, arguments: {} }).outcome === 'unlisted');
  const recommended = target.build(request).data;
  return !isAbout(data) && isUnlisted && (isAbout(recommended) || !hasPlaces(data, recommended));
}

/** Whether a file has every object of the recommended policy, such as the one of the server: an empty list in it says something. */
function hasPlaces(data: InstalledPolicy['data'] | undefined, recommended: InstalledPolicy['data']): boolean {
  return !isJsonObject(recommended) || Object.entries(recommended).every(([key, inner]) => isJsonObject(data) && Object.hasOwn(data, key) && hasPlaces(data[key], inner));
}

function emptyFinding(installed: InstalledPolicy, server: CheckedServer): PolicyFinding {
  const { target, request: { serverKey, items } } = { ...installed, ...server };
  const count = items.length === 1 ? 'its tool' : `any of its ${items.length} tools`;
  const key = otherKey(installed, server);
  if (key !== null) return { kind: 'empty', suggestion: key, says: `No entry is about ${count} under the key ${sayName(serverKey)}, but there are some under ${sayName(key)}: give that with --server-key.` };
  return { kind: 'empty', says: `No entry is about ${count}. Look whether ${target.label} calls the server ${sayName(serverKey)}, and whether this is the file it reads.` };
}

/** A policy without a stamp may be as new as any. */
function checkStamp({ text }: InstalledPolicy, { request, stamp }: CheckedServer): PolicyFinding[] {
  const made = stampIn(text, request.serverKey);
  const isSame = made === null || (made.definitions === stamp.definitions && (made.version === null || stamp.version === undefined || made.version === sayName(stamp.version)));
  if (isSame) return [];
  const of = (version: string | null | undefined, definitions: string) => `${version === null || version === undefined ? 'a version that is not known' : `version ${version}`} (definitions ${definitions})`;
  return [{ kind: 'outdated', says: `The policy was made for ${of(made.version, made.definitions)}; the server is at ${of(stamp.version === undefined ? undefined : sayName(stamp.version), stamp.definitions)}.` }];
}
