import type { JsonObject } from '../../../schema/json.ts';
import { objectIn } from '../../languages/json/dig.ts';
import { editJsonc, jsoncEntries } from '../../languages/json/edit-jsonc.ts';
import type { JsoncChange, JsoncEntry } from '../../languages/json/edit-jsonc.ts';
import type { Merged, MergeRequest } from '../../merge/merge.ts';
import { ownSpellings } from '../../merge/own-spellings.ts';
import type { OwnSpellings } from '../../merge/own-spellings.ts';
import { matchesWildcards } from '../../names/wildcards.ts';
import { sayName } from '../../words/say-name.ts';
import { opencodeName, opencodeServerPattern } from '../../names/opencode-name.ts';

const path = ['permission'];

/** The rules of a file, and which of them are ours. */
interface Rules {
  entries: JsoncEntry[];
  wanted: JsonObject;
  /** The rule for the whole server, and what begins its tools. */
  pattern: string;
  prefix: string;
  isOwn(key: string): boolean;
  /** The last foreign rule that covers the whole server among others, or -1: in front of it no rule of ours has an effect. */
  lastWide: number;
}

/**
 * Puts the rules of the server under `permission`. The last rule that matches decides, so a rule stays in its place only if nothing
 * behind it takes its effect. The rule for the whole server stands behind wider patterns and before all else that begins like it:
 * `slack_*` would take the effect from rules of a server called `slack_admin`.
 */
export function mergeOpencode(text: string, request: MergeRequest): Merged {
  const { data, place } = request;
  const spellings = spellingsIn(text, request);
  const rules = rulesIn(text, request, spellings);
  const kept = keptRules(rules);
  const disabled = disabledBefore(text, place, rules);
  const added = [...Object.entries(rules.wanted).filter(([key]) => !kept.has(key)).map(([key, value]) => ({ key, value })), ...disabled];
  const first = firstAlike(rules, kept);
  const head = { path: [], kind: 'object' as const, removes: () => false, added: [{ key: '$schema', value: objectIn(data)['$schema'] ?? null }] };
  const edited = editJsonc(text, place, [
    ...(text.trim() === '' ? [head] : []),
    {
      path, kind: 'object', removes: ({ key }) => rules.isOwn(key) && !kept.has(key),
      added: added.filter(({ key }) => key === rules.pattern), before: ({ key }) => key === first,
    },
    { path, kind: 'object', removes: () => false, added: added.filter(({ key }) => key !== rules.pattern) },
    // Under the older key our names would come first of all, whatever stands under permission.
    ...withoutTools(text, place, (key) => rules.isOwn(key) || Object.hasOwn(rules.wanted, key) || disabled.some((moved) => moved.key === key)),
  ]);
  return { text: edited, removed: [...new Set([...rules.entries, ...jsoncEntries(text, place, ['tools'])].map(({ key }) => key).filter(spellings.isStale))], notes: doubts(rules, spellings) };
}

/** Tools that the older key disables and the policy is not about: our rule for the whole server would come after it. */
function disabledBefore(text: string, place: string, { entries, wanted, pattern, prefix, isOwn }: Rules): { key: string; value: string }[] {
  if (!Object.hasOwn(wanted, pattern)) return [];
  const disabled = jsoncEntries(text, place, ['tools']).filter(({ key, value }) => value === false && key.startsWith(prefix) && !/[*?]/.test(key) && !isOwn(key));
  return disabled.filter(({ key }) => entries.every((other) => other.key !== key)).map(({ key }) => ({ key, value: 'deny' }));
}

function withoutTools(text: string, place: string, isOwn: (key: string) => boolean): JsoncChange[] {
  const tools = jsoncEntries(text, place, ['tools']);
  const own = tools.filter(({ key }) => isOwn(key));
  if (own.length === 0) return [];
  return own.length === tools.length
    ? [{ path: [], kind: 'object', removes: ({ key }) => key === 'tools', added: [] }]
    : [{ path: ['tools'], kind: 'object', removes: ({ key }) => isOwn(key), added: [] }];
}

function spellingsIn(text: string, { request, known, place }: MergeRequest): OwnSpellings {
  const prefix = opencodeServerPattern(request.serverKey).slice(0, -1);
  const servers = jsoncEntries(text, place, ['mcp']).map(({ key }) => key);
  return ownSpellings(request, known, opencodeName, (rule) => belongs(rule, prefix, request.serverKey, servers));
}

function rulesIn(text: string, { data, request, place }: MergeRequest, { isOurs, isStale }: OwnSpellings): Rules {
  const wanted = objectIn(data, ...path);
  const pattern = opencodeServerPattern(request.serverKey);
  const prefix = pattern.slice(0, -1);
  const entries = jsoncEntries(text, place, path);
  const isOwn = (key: string) => isOurs(key) || Object.hasOwn(wanted, key) || isStale(key);
  const lastWide = entries.findLastIndex(({ key }) => !isOwn(key) && !key.startsWith(prefix) && matchesWildcards(key, `${prefix}any_tool`));
  return { entries, wanted, pattern, prefix, isOwn, lastWide };
}

/** The rules of ours that say what they should, once, where they have their effect. */
function keptRules(rules: Rules): Set<string> {
  const { entries, wanted, pattern, lastWide } = rules;
  const right = entries.flatMap(({ key, value }, index) => (Object.hasOwn(wanted, key) && wanted[key] === value && hasEffect(rules, index) ? [key] : []));
  const kept = new Set(right.filter((key) => key !== pattern));
  const at = right.includes(pattern) ? entries.findIndex(({ key }) => key === pattern) : -1;
  const isFirst = at >= 0 && entries.slice(lastWide + 1, at).every((entry) => !isAlike(rules, kept, entry));
  return isFirst ? new Set([pattern, ...kept]) : kept;
}

function hasEffect({ entries, isOwn, lastWide }: Rules, index: number): boolean {
  const { key } = entries[index] as JsoncEntry;
  return index > lastWide && entries.every((other, at) => at === index || (other.key !== key && (at < index || isOwn(other.key) || !matchesWildcards(other.key, key))));
}

/** Whether an entry that stays begins like the rule for the whole server. */
function isAlike({ prefix, isOwn }: Rules, kept: ReadonlySet<string>, { key }: JsoncEntry): boolean {
  return key.startsWith(prefix) && (kept.has(key) || !isOwn(key));
}

function firstAlike(rules: Rules, kept: ReadonlySet<string>): string | undefined {
  return rules.entries.slice(rules.lastWide + 1).find((entry) => isAlike(rules, kept, entry))?.key;
}

function doubts({ entries, prefix, isOwn }: Rules, { mayBeStale }: OwnSpellings): string[] {
  return entries.map(({ key }) => key).filter((key) => key.startsWith(prefix) && !/[*?]/.test(key) && !isOwn(key) && mayBeStale(key))
    .map((key) => `${sayName(key)} stays: no tool of this server is called so, but it may be one of another server.`);
}

/**
 * Whether a rule can only be one of this server. `slack_admin_x` could be tool `x` of a server called `slack_admin`: where the rest
 * holds another `_`, the file must say which servers there are.
 */
function belongs(rule: string, prefix: string, serverKey: string, servers: readonly string[]): boolean {
  if (!rule.startsWith(prefix) || !/^[A-Za-z0-9_-]+$/.test(rule.slice(prefix.length))) return false;
  if (/^[A-Za-z0-9-]+$/.test(rule.slice(prefix.length))) return true;
  return servers.includes(serverKey) && servers.every((other) => other === serverKey || !rule.startsWith(opencodeServerPattern(other).slice(0, -1)));
}
