import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { textOf } from '../../schema/tool.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import type { Holding } from '../../schema/vocabulary.ts';
import { splitName } from './name/split-name.ts';
import type { NameToken } from './name/split-name.ts';
import { wordsOf } from './words/words.ts';
import type { Words } from './words/words.ts';
import { languagesOf } from './words/foreign-words.ts';
import type { Languages } from './words/foreign-words.ts';
import { blanketHints } from './blanket-hints.ts';
import type { BlanketHint } from './blanket-hints.ts';
import { findDomains } from './find-domains.ts';
import type { FoundDomain } from './find-domains.ts';

/** What is known around a tool when its facts are collected: its server and its siblings. */
export interface Context {
  words: Words;
  languages: Languages;
  /** Words that name the server: of its id, its package, and those that begin most of its tools' names. */
  serverWords: ReadonlySet<string>;
  /** The texts they stand in, for evidence. */
  serverText: string;
  serverTokens: readonly NameToken[];
  /** Hints that stand on tools that read and on those that change alike, so that they tell nothing. */
  blanketHints: readonly BlanketHint[];
  /** What the server is about, and whose data such servers hold. */
  domains: readonly (FoundDomain & { holds: Holding })[];
  /** Names of all tools of the server, in lower case: a sentence that names another one speaks of that one. */
  siblings: ReadonlySet<string>;
}

/** Share of a server's tools that must begin with a word before it counts as a prefix, and the least number of tools. */
const prefixShare = 0.6;
const prefixTools = 4;
/** Share of the tools that begin with a verb in which another verb must follow before it counts as a prefix: "reflect_run", "reflect_cancel". */
const verbShare = 0.6;
/** Tools that must be there before their descriptions tell what a server is about, and the units of each that are looked at. */
const fewestSpeaking = 3;
const sentenceUnits = 60;
/** Words of ids that name no vendor. */
const plainWords = new Set(['mcp', 'server', 'servers', 'api', 'tool', 'tools', 'the', 'io', 'com', 'github', 'js', 'ts', 'py', 'node']);

/** The context of one server's tools. */
export function contextOf(server: { server: string; package?: string; about?: string; tools: readonly ToolDefinition[] }, knowledge: Knowledge): Context {
  const words = wordsOf(knowledge.lexicon);
  const serverText = [server.server, ...(server.package === undefined ? [] : [server.package])].join(' ');
  const serverTokens = splitName(serverText);
  const named = serverTokens.map(({ word }) => word).filter((word) => !plainWords.has(word));
  const names = server.tools.map((tool) => splitName(tool.name));
  const said = { tokens: serverTokens, text: serverText, about: server.about ?? '' };
  const byName = findDomains({ ...said, tools: names }, knowledge.domains);
  const domains = byName.length > 0 || names.length < fewestSpeaking ? byName : findDomains({ ...said, tools: withSentences(server.tools, names) }, knowledge.domains);
  return {
    domains: domains.map((found) => ({ ...found, holds: knowledge.domains[found.domain]?.holds ?? 'account' })),
    blanketHints: blanketHints(server.tools, names, words),
    words, languages: languagesOf(knowledge), serverText, serverTokens,
    serverWords: new Set([...named, ...commonPrefix(names, words), 'mcp']),
    siblings: new Set(server.tools.map((tool) => tool.name.toLowerCase())),
  };
}

/** The names of tools with the first words of what is said of them: names like "send" and "reply" tell nothing alone. */
function withSentences(tools: readonly ToolDefinition[], names: readonly (readonly NameToken[])[]): NameToken[][] {
  return tools.map(({ description }, index) => [...names[index]!, ...splitName(textOf(description).slice(0, sentenceUnits))]);
}

function commonPrefix(tools: readonly (readonly NameToken[])[], words: Words): string[] {
  if (tools.length < prefixTools) return [];
  const counts = new Map<string, { all: number; beforeVerb: number }>();
  for (const [first, second] of tools) {
    if (first === undefined) continue;
    const count = counts.get(first.word) ?? { all: 0, beforeVerb: 0 };
    count.all += 1;
    if (second !== undefined && words.verbs.get(second.word)?.grade === 'verb') count.beforeVerb += 1;
    counts.set(first.word, count);
  }
  return [...counts].filter(([word, { all, beforeVerb }]) => (isVerb(word, words) ? all >= prefixTools && beforeVerb >= verbShare * all && !words.is('trailing-verbs', word) : all >= prefixShare * tools.length))
    .map(([word]) => word);
}

function isVerb(word: string, words: Words): boolean {
  const grade = words.verbs.get(word)?.grade;
  return grade === 'verb' || grade === 'likely';
}
