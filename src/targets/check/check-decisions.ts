import type { Json } from '../../schema/json.ts';
import type { PolicyCheck, PolicyFinding } from '../../schema/policy-check.ts';
import type { PolicyCall, PolicyItem } from '../../schema/policy.ts';
import type { Decision } from '../../schema/vocabulary.ts';
import { sampleArguments } from '../arguments/sample-arguments.ts';
import { compareOutcomes, policyOutcome } from '../simulate/policy-outcome.ts';
import type { PolicyOutcomeOf } from '../simulate/policy-outcome.ts';
import { sayName } from '../words/say-name.ts';
import type { CheckedServer, InstalledPolicy } from './check-request.ts';
import { unchosenArguments } from './check-placeholders.ts';
import { looksAtArguments } from './looks-at-arguments.ts';

/** A tool that no server has: what becomes of it becomes of those that a server adds later. */
const later = 'tool_of_tomorrow';

interface Difference { by: number; given: Record<string, Json>; wanted: PolicyOutcomeOf; found: PolicyOutcomeOf }

/** Tools about which the file decides otherwise than the recommended policy would, by the product's own semantics. */
export function checkDecisions(installed: InstalledPolicy, server: CheckedServer): PolicyFinding[] {
  const recommended = installed.target.build(server.request).data;
  const chosen = server.wantsFill ? installed.target.build({ ...server.request, items: server.filled }).data : recommended;
  return server.request.items.flatMap((item, index) => {
    const differences = sampleArguments(item, server.definitions[index]).flatMap((given) => differenceOf(item.name, given, recommended, installed, server));
    const laxer = runsByItsValues(installed, server, index, { recommended, chosen }) ? undefined : differences.find(({ by }) => by < 0);
    const stricter = differences.find((difference) => difference.by > 0 && !isFilledIn(difference, server, index));
    const said = laxer ?? bypass(item, recommended, installed, server, index) ?? stricter;
    return said === undefined ? [] : [findingOf(item, said, fileOf(installed, server.request.serverKey, { tool: item.name, arguments: said.given }, said.found))];
  });
}

/** A tool that only a role may call, but that some arguments open to everybody: which, a sample may not hit on. */
function bypass({ name }: PolicyItem, recommended: Json, { target, data }: InstalledPolicy, { request: { serverKey }, filled }: CheckedServer, index: number): Difference | null {
  const looks = (policy: Json) => looksAtArguments(target, policy, serverKey, name);
  if (!looks(data) || looks(recommended) || filled[index]?.only?.some(({ fill }) => fill) === true) return null;
  const call = { tool: name, arguments: {} };
  const [wanted, found] = [policyOutcome(target, recommended, serverKey, call), policyOutcome(target, data, serverKey, call)];
  if (wanted?.decision !== 'deny' || found === null || !found.depends) return null;
  return { by: -1, given: {}, wanted, found: { ...found, says: 'deny, but some arguments are let through' } };
}

/** Limits that a person filled in stop calls that the recommendation knows nothing of, and where none can be said a person looks. */
function isFilledIn({ found }: Difference, { wantsFill, filled }: CheckedServer, index: number): boolean {
  return wantsFill && (found.decision === 'deny' || found.decision === 'ask') && filled[index]?.only?.some(({ fill }) => fill) === true;
}

/** A tool that runs only because a person chose the values it takes: what others it takes is looked at with the placeholders. */
function runsByItsValues({ target }: InstalledPolicy, { request, wantsFill, filled }: CheckedServer, index: number, { recommended, chosen }: { recommended: Json; chosen: Json }): boolean {
  const [item, withValues] = [request.items[index], filled[index]];
  if (!wantsFill || item === undefined || withValues?.only?.some(({ fill }) => fill) !== true) return false;
  const [plain, bound] = [item, withValues].map((each) => target.suit(each, request)) as [PolicyItem, PolicyItem];
  if (bound.decision !== plain.decision && runs(bound.decision)) return true;
  // Also where only its milder calls run so, and where no test but that of the values can be said.
  if (runs(bound.eased?.decision) && !runs(plain.eased?.decision) && !runs(plain.decision)) return true;
  const stops = (policy: Json) => policyOutcome(target, policy, request.serverKey, { tool: item.name, arguments: unchosenArguments(withValues) })?.decision === 'deny';
  return stops(chosen) && !stops(recommended);
}

function runs(decision: Decision | undefined): boolean {
  return decision === 'allow' || decision === 'limit';
}

function differenceOf(tool: string, given: Record<string, Json>, recommended: Json, { target, data }: InstalledPolicy, { request: { serverKey } }: CheckedServer): Difference[] {
  const call = { tool, arguments: given };
  const wanted = policyOutcome(target, recommended, serverKey, call);
  const found = policyOutcome(target, data, serverKey, call);
  return wanted === null || found === null ? [] : [{ by: compareOutcomes(found, wanted), given, wanted, found }];
}

function findingOf({ name, severity }: PolicyItem, { by, given, wanted, found }: Difference, file: string | null): PolicyFinding {
  const when = Object.keys(given).length === 0 ? '' : `, called with ${sayName(JSON.stringify(given))}`;
  const entry = { ...(found.because !== null && { entry: found.because }), ...(file !== null && { file }) };
  return {
    kind: by < 0 ? 'laxer' : 'stricter', tool: name, severity, recommended: wanted.says, found: found.says, ...entry,
    says: `${sayName(name)} (${severity})${when}: ${found.says}${found.because === null ? '' : `, by ${sayEntry(found.because)}`}${sayFile(file)}; recommended: ${wanted.says}.`,
  };
}

/** Which of several files says so: the strongest that says it alone. */
function fileOf({ target, parts = [] }: Pick<InstalledPolicy, 'target' | 'data' | 'parts'>, serverKey: string, call: PolicyCall, { because, byDefault }: PolicyOutcomeOf): string | null {
  if (parts.length < 2) return null;
  const says = (data: Json) => policyOutcome(target, data, serverKey, call);
  const part = parts.map((part) => ({ ...part, data: target.files?.join([part]) ?? part.data })).findLast(({ data }) => (because !== null ? says(data)?.because === because : says(data)?.byDefault === byDefault && byDefault !== target.stance({}).says));
  return part?.place ?? null;
}

/** A file inside a sentence. */
function sayFile(file: string | null): string {
  return file === null ? '' : `, in ${sayName(file)}`;
}

/** An entry inside a sentence: its words may be a stranger's. */
function sayEntry(because: string): string {
  return sayName(because).replace(/^“([\w ().:,=*-]+)”$/, '$1');
}

/** What happens to tools that no rule names; a finding where that is more than recommended. */
export function checkUnlisted({ target, data, parts = [] }: InstalledPolicy, { request }: CheckedServer): { unlisted: PolicyCheck['unlisted']; findings: PolicyFinding[] } {
  const call = { tool: later, arguments: {} };
  const wanted = policyOutcome(target, target.build(request).data, request.serverKey, call);
  const found = policyOutcome(target, data, request.serverKey, call);
  if (wanted === null || found === null) return { unlisted: { recommended: 'unknown', found: 'unknown' }, findings: [] };
  const by = request.scope === 'tool' ? 0 : compareOutcomes(found, wanted);
  const file = fileOf({ target, data, parts }, request.serverKey, call, found);
  const said = { recommended: sayRest(wanted), found: `${sayRest(found)}${sayFile(file)}` };
  const finding: PolicyFinding = {
    kind: by < 0 ? 'laxer' : 'stricter', ...said, ...(found.because !== null && { entry: found.because }), ...(file !== null && { file }),
    says: `Tools that are not listed, such as those the server adds later: ${said.found}; recommended: ${said.recommended}.`,
  };
  return { unlisted: said, findings: by === 0 ? [] : [finding] };
}

const rest = { allow: 'let through', limit: 'limited', ask: 'asked about', deny: 'denied' } as const;

function sayRest({ because, byDefault, decision }: PolicyOutcomeOf): string {
  return because === null ? byDefault ?? decision : `${rest[decision]} by ${sayEntry(because)}`;
}
