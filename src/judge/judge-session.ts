import type { Assessment, SessionAssessment } from '../schema/verdict/assessment.ts';
import type { ServerTexts } from '../schema/server-texts.ts';
import type { ToolDefinition } from '../schema/tool.ts';
import { trimEnd } from '../text/trim-ends.ts';
import { textsOf } from './facts/hygiene/hygiene-facts.ts';
import { plainLetters } from './facts/letters/plain-letters.ts';
import { splitName } from './facts/name/split-name.ts';
import { combine } from './verdict/combine.ts';

/** A judged server of a session, with what it said. `definitions[i]` belongs to `tools[i]`. */
export interface SessionServer extends ServerTexts {
  server: string;
  tools: readonly Pick<Assessment, 'name' | 'flags' | 'class'>[];
  definitions: readonly ToolDefinition[];
}

/** Words that a name must have before a text that holds it is taken to mean the tool: "search" means anything. */
const leastWords = 2;
/** Collisions and references reported of each kind: a person reads no more. */
const mostReported = 200;

/**
 * Judges what servers of one session make possible together: the combination over all their tools, names that collide, and
 * texts of one that name a tool of another. Null for fewer than two servers.
 */
export function judgeSession(servers: readonly SessionServer[]): SessionAssessment | null {
  if (servers.length < 2) return null;
  const named = servers.flatMap(({ server, tools }) => tools.map(({ name, flags, class: badge }) => ({ name: `${server}/${name}`, flags, class: badge })));
  return { servers: servers.map(({ server }) => server), combination: combine(named), collisions: [...collisionsOf(servers), ...borderCollisionsOf(servers)].slice(0, mostReported), references: referencesOf(servers) };
}

function collisionsOf(servers: readonly SessionServer[]): SessionAssessment['collisions'] {
  const byName = new Map<string, { name: string; tools: string[]; servers: Set<string> }>();
  for (const { server, tools } of servers) {
    for (const { name } of tools) {
      const key = plainLetters(name);
      const known = byName.get(key) ?? { name, tools: [], servers: new Set() };
      known.tools.push(`${server}/${name}`);
      known.servers.add(server);
      byName.set(key, known);
    }
  }
  return [...byName.values()].filter((known) => known.servers.size > 1).map(({ name, tools }) => ({ name, tools }));
}

/**
 * Tools of other names, which clients give one name: they join server and tool by `_` or `__`, so that where the server ends cannot
 * be seen ("a__b" and "c", "a" and "b__c").
 */
function borderCollisionsOf(servers: readonly SessionServer[]): SessionAssessment['collisions'] {
  const joined = servers.flatMap(({ server, tools }) => tools.map(({ name }) => ({ server, name, key: clientName(server, name) })));
  return [...Map.groupBy(joined, ({ key }) => key)].flatMap(([key, alike]) => {
    const isOne = new Set(alike.map(({ name }) => plainLetters(name))).size === 1 || new Set(alike.map(({ server }) => server)).size === 1;
    return isOne ? [] : [{ name: key, tools: alike.map(({ server, name }) => `${server}/${name}`) }];
  });
}

/** The name under which clients show a tool to the model, but for what they begin it with. */
function clientName(server: string, tool: string): string {
  return `${server}_${tool}`.replace(/[^A-Za-z0-9_-]/g, '_').replace(/_+/g, '_');
}

function referencesOf(servers: readonly SessionServer[]): SessionAssessment['references'] {
  const owners = new Map<string, string>();
  for (const { server, tools } of servers) {
    for (const { name } of tools) if (splitName(name).length >= leastWords && !owners.has(name.toLowerCase())) owners.set(name.toLowerCase(), server);
  }
  const references: SessionAssessment['references'] = [];
  for (const server of servers) {
    const own = new Set(server.tools.map(({ name }) => name.toLowerCase()));
    for (const { from, path, text } of textsOf(server)) {
      for (const match of text.matchAll(/[A-Za-z0-9][A-Za-z0-9._-]*/g)) {
        const word = trimEnd(match[0], /[._-]/);
        const owner = owners.get(word.toLowerCase());
        if (owner === undefined || owner === server.server || own.has(word.toLowerCase())) continue;
        references.push({ from: `${server.server}${from}`, path, start: match.index, end: match.index + word.length, text: word, to: `${owner}/${word}` });
        if (references.length >= mostReported) return references;
      }
    }
  }
  return references;
}
