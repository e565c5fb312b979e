import type { Snapshot } from '../../src/schema/catalog/snapshot.ts';
import type { Json, JsonObject } from '../../src/schema/json.ts';
import { isJsonObject } from '../../src/schema/json.ts';

/** Something that changes the bytes a server sends, and nothing that they say. Gives the text of the snapshot. */
export interface Reordering { name: string; text(snapshot: Snapshot): string }

type Each = (value: Json, key: string | null) => Json;

const text = (snapshot: Snapshot) => JSON.stringify(snapshot);
const tools = (order: (tools: Snapshot['tools']) => Snapshot['tools']) => (snapshot: Snapshot) => text({ ...snapshot, tools: order([...snapshot.tools]) });
const definitions = (each: Each) => (snapshot: Snapshot) => text({ ...snapshot, tools: snapshot.tools.map((tool) => ({ ...tool, definition: walk(tool.definition as JsonObject, each) as never })) });
const arrays = (names: readonly string[], order: (list: Json[]) => Json[]) => definitions((value, key) => (key !== null && names.includes(key) && Array.isArray(value) ? order([...value]) : value));
const keys = (order: (entries: [string, Json][]) => [string, Json][]) => definitions((value) => (isJsonObject(value) ? Object.fromEntries(order(Object.entries(value))) : value));

function walk(value: Json, each: Each, key: string | null = null): Json {
  const inner = Array.isArray(value) ? value.map((item) => walk(item, each)) : isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, each, name)])) : value;
  return each(inner, key);
}

/** In an order that only looks like chance: the same in every run. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list.map((item, at) => [((at + 1) * 7919 * seed) % 1009, item] as const).sort(([a], [b]) => a - b).map(([, item]) => item);
}

const rotated = <T>(list: readonly T[]): T[] => [...list.slice(1), ...list.slice(0, 1)];
const byKey = ([a]: [string, Json], [b]: [string, Json]) => (a < b ? -1 : 1);

/** None of these is a change. */
export const reorderings: readonly Reordering[] = [
  { name: 'tools backwards', text: tools((list) => list.reverse()) },
  { name: 'tools by the length of their names', text: tools((list) => list.sort((a, b) => a.definition.name.length - b.definition.name.length)) },
  { name: 'tools one further', text: tools(rotated) },
  { name: 'keys backwards', text: keys((list) => list.reverse()) },
  { name: 'keys sorted', text: keys((list) => list.sort(byKey)) },
  { name: 'keys one further', text: keys(rotated) },
  { name: 'required backwards', text: arrays(['required'], (list) => list.reverse()) },
  { name: 'enumerations backwards', text: arrays(['enum'], (list) => list.reverse()) },
  { name: 'types backwards', text: arrays(['type'], (list) => list.reverse()) },
  { name: 'required and enumerations one further', text: arrays(['required', 'enum'], rotated) },
  { name: 'an enumeration that names a value twice', text: arrays(['enum'], (list) => [...list, ...list.slice(0, 1)]) },
  { name: 'many spaces', text: (snapshot) => JSON.stringify(snapshot, null, 8) },
  { name: 'tabs', text: (snapshot) => JSON.stringify(snapshot, null, '\t') },
  { name: 'lines of Windows', text: (snapshot) => JSON.stringify(snapshot, null, 2).replaceAll('\n', '\r\n') },
  { name: 'blank lines behind it', text: (snapshot) => `${text(snapshot)}\n\n\n` },
  { name: 'letters written as escapes', text: (snapshot) => text(snapshot).replace(/[^\x20-\x7e]/gu, (sign) => [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')) },
  { name: 'hashes that nobody counted anew', text: (snapshot) => text({ ...snapshot, tools: snapshot.tools.map((tool) => ({ ...tool, sha256: 'f'.repeat(64) })) }) },
  { name: 'another day', text: (snapshot) => text({ ...snapshot, since: '2027-01-01' }) },
  { name: 'what only a client keeps beside a definition', text: (snapshot) => text({ ...snapshot, tools: snapshot.tools.map((tool) => ({ ...tool, definition: { ...tool.definition, _meta: { 'example.com/seen': 7 } } })) }) },
  { name: 'another revision of the protocol', text: (snapshot) => text({ ...snapshot, protocolVersion: '2024-11-05' }) },
  { name: 'another way to be reached', text: (snapshot) => text({ ...snapshot, transport: 'streamable-http' }) },
  { name: 'prompts backwards', text: (snapshot) => text({ ...snapshot, ...(snapshot.promptList && { promptList: [...snapshot.promptList].reverse() }) }) },
  { name: 'templates backwards', text: (snapshot) => text({ ...snapshot, ...(snapshot.resourceTemplates && { resourceTemplates: [...snapshot.resourceTemplates].reverse() }) }) },
  ...[2, 3, 5, 7, 11, 13].map((seed) => ({ name: `tools shuffled, ${seed}`, text: tools((list) => shuffled(list, seed)) })),
  ...[2, 3, 5, 7, 11].map((seed) => ({ name: `keys shuffled, ${seed}`, text: keys((list) => shuffled(list, seed)) })),
  ...[2, 3, 5].map((seed) => ({ name: `required, enumerations and types shuffled, ${seed}`, text: arrays(['required', 'enum', 'type'], (list) => shuffled(list, seed)) })),
  ...[2, 3, 5].map((seed) => ({ name: `all of it shuffled, ${seed}`, text: (snapshot: Snapshot) => {
    const once = JSON.parse(arrays(['required', 'enum', 'type'], (list) => shuffled(list, seed))(snapshot)) as Snapshot;
    const again = JSON.parse(keys((list) => shuffled(list, seed))(once)) as Snapshot;
    return JSON.stringify({ ...again, tools: shuffled(again.tools, seed) }, null, seed);
  } })),
];
