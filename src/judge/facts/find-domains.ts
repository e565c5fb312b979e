import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { Domain } from '../../schema/vocabulary.ts';
import type { NameToken } from './name/split-name.ts';
import { splitName } from './name/split-name.ts';
import { singular } from './words/word-forms.ts';

/** What a server is about, and the words of its own text that say so; the whole text where its tools do. `isFirst`: nothing is said more of. */
export interface FoundDomain { domain: Domain; start: number; end: number; isFirst: boolean }

/** What a server says of itself: its id and package as words, prose about it, and the words of its tools' names. */
export interface ServerWords { tokens: readonly NameToken[]; text: string; about: string; tools: readonly (readonly NameToken[])[] }

/** What a word counts for: a service's name in the id, there as the owner in front of a slash, another word of the id, and any word of the prose. */
const vendorWeight = 5;
const ownerWeight = 1.5;
const idWeight = 2;
const aboutWeight = 1;
/** What it counts for when all tools speak of the domain; fewer than `leastTools` say nothing. */
const toolsWeight = 4;
const leastTools = 2;
/** A domain needs this much; of several the strongest few count, and none with less than a third of the best. */
const leastScore = 2;
const leastOfBest = 3;
const mostDomains = 4;
/** Units of the prose about a server, and tools, that are looked at. */
const mostAbout = 1000;
const mostTools = 400;

interface DomainIndex { vendors: ReadonlyMap<string, readonly Domain[]>; words: ReadonlyMap<string, readonly Domain[]> }
const indexes = new WeakMap<Knowledge['domains'], DomainIndex>();

/** What a server is about, strongest first; empty where that is not known. */
export function findDomains({ tokens, text, about, tools }: ServerWords, domains: Knowledge['domains']): FoundDomain[] {
  const index = indexFor(domains);
  const owner = text.startsWith('@') ? 0 : text.split(' ', 1)[0]!.indexOf('/');
  const scores = new Map<Domain, { score: number; start: number; end: number }>();
  const add = (domain: Domain, score: number, span: { start: number; end: number } | null) => {
    const known = scores.get(domain);
    if (known === undefined) scores.set(domain, { score, start: span?.start ?? 0, end: span?.end ?? text.length });
    else known.score += score;
  };
  for (const { word, start, end } of phrasesOf(withoutHosts(tokens))) {
    for (const domain of index.vendors.get(word) ?? []) add(domain, end <= owner ? ownerWeight : vendorWeight, { start, end });
    for (const domain of index.words.get(word) ?? []) add(domain, idWeight, { start, end });
  }
  for (const word of new Set(phrasesOf(splitName(about.slice(0, mostAbout))).map((phrase) => phrase.word))) {
    for (const domain of [...index.vendors.get(word) ?? [], ...index.words.get(word) ?? []]) add(domain, aboutWeight, null);
  }
  for (const [domain, share] of toolShares(tools, index)) add(domain, toolsWeight * share, null);
  const found = [...scores].filter(([, { score }]) => score >= leastScore).sort(([a, one], [b, other]) => other.score - one.score || (a < b ? -1 : 1));
  const best = found[0]?.[1].score ?? 0;
  return found.filter(([, { score }]) => score * leastOfBest >= best).slice(0, mostDomains).map(([domain, { start, end, score }]) => ({ domain, start, end, isFirst: score === best }));
}

/** "io-github-someone" and "com-github-someone" name where an owner is at home. */
function withoutHosts(tokens: readonly NameToken[]): NameToken[] {
  return tokens.filter(({ word }, index) => !(/^git(hub|lab)?$|^hub$|^lab$/.test(word) && tokens.slice(Math.max(0, index - 2), index).some((before) => before.word === 'io' || before.word === 'com')));
}

/** Of each domain the share of the tools whose names speak of it: by any word or two, or by a service's name in front. */
function toolShares(tools: readonly (readonly NameToken[])[], { words, vendors }: DomainIndex): [Domain, number][] {
  if (tools.length < leastTools) return [];
  const counts = new Map<Domain, { tools: number; last: number }>();
  const looked = Math.min(tools.length, mostTools);
  for (let tool = 0; tool < looked; tool += 1) {
    const tokens = tools[tool]!;
    for (let at = 0; at < tokens.length; at += 1) {
      const { word } = tokens[at]!;
      const one = word.endsWith('s') ? singular(word) : word;
      count(counts, words.get(word), tool);
      if (one !== word) count(counts, words.get(one), tool);
      if (at === 0) count(counts, vendors.get(word), tool);
      const next = tokens[at + 1]?.word;
      if (next === undefined) continue;
      count(counts, words.get(`${word}-${next.endsWith('s') ? singular(next) : next}`), tool);
      if (at === 0) count(counts, vendors.get(`${word}-${next}`), tool);
      if (at === 0) count(counts, vendors.get(word + next), tool);
    }
  }
  return [...counts].filter(([, said]) => said.tools >= leastTools).map(([domain, said]) => [domain, said.tools / looked]);
}

function count(counts: Map<Domain, { tools: number; last: number }>, domains: readonly Domain[] | undefined, tool: number): void {
  if (domains === undefined) return;
  for (const domain of domains) {
    const known = counts.get(domain);
    if (known === undefined) counts.set(domain, { tools: 1, last: tool });
    else if (known.last !== tool) counts.set(domain, { tools: known.tools + 1, last: tool });
  }
}

/** Each word, as it stands and in the singular, and what neighbours make: two with a hyphen or as one word, three as one ("n8n", "GitHub"). */
function phrasesOf(tokens: readonly NameToken[]): NameToken[] {
  return tokens.flatMap((token, index) => {
    const [next, third] = [tokens[index + 1], tokens[index + 2]];
    const made = [{ ...token }, { ...token, word: singular(token.word) }];
    if (next !== undefined) made.push(...[`${token.word}-${next.word}`, `${token.word}-${singular(next.word)}`, `${token.word}${next.word}`].map((word) => ({ word, start: token.start, end: next.end })));
    if (next !== undefined && third !== undefined) made.push(...['', '-'].map((join) => ({ word: [token.word, next.word, third.word].join(join), start: token.start, end: third.end })));
    return made.filter(({ word }, at) => made.findIndex((other) => other.word === word) === at);
  });
}

function indexFor(domains: Knowledge['domains']): DomainIndex {
  const known = indexes.get(domains);
  if (known !== undefined) return known;
  const made = { vendors: byWord(domains, 'vendors'), words: byWord(domains, 'words') };
  indexes.set(domains, made);
  return made;
}

function byWord(domains: Knowledge['domains'], list: 'vendors' | 'words'): Map<string, Domain[]> {
  const index = new Map<string, Domain[]>();
  for (const [domain, known] of Object.entries(domains) as [Domain, NonNullable<Knowledge['domains'][Domain]>][]) {
    for (const word of known[list]) index.set(word, [...index.get(word) ?? [], domain]);
  }
  return index;
}
