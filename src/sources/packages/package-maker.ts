import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { shortened, visibleLine } from '../../text/visible.ts';

/** Who makes a package, as far as that can be told from outside: never more than a guess, and what it rests on. */
export interface PackageMaker { guess: 'vendor' | 'community' | 'unknown'; evidence: string[] }

/** Words that say nothing of whose product it is. */
const common = /^(?:mcp|server|servers|modelcontextprotocol|ai|labs?|io|inc|hq|dev|js|official|org|team|the|com|tools?)$/;

/** Reads publisher, scope, owner of the repository and what the package calls itself. `subject`: what the server is about, as its id has it. */
export function packageMaker({ manifest, published, source, subject }: { manifest: JsonObject; published: JsonObject; source: string | null; subject: string }): PackageMaker {
  const name = String(manifest['name'] ?? '');
  const scope = /^@([^/]+)\//.exec(name)?.[1];
  const owner = source === null ? undefined : /^\/([^/]+)\//.exec(URL.parse(source)?.pathname ?? '')?.[1];
  const publisher = personOf(published['_npmUser'] ?? null);
  const maintainers = (Array.isArray(published['maintainers']) ? published['maintainers'] : []).map(personOf).filter((each) => each !== '').slice(0, 4);
  const evidence = [
    ...(scope === undefined ? [] : [`scope @${scope}`]), ...(owner === undefined ? [] : [`repository owner ${owner}`]), ...(publisher === '' ? [] : [`published by ${publisher}`]),
    ...(maintainers.length === 0 ? [] : [`maintained by ${maintainers.join(', ')}`]), ...(personOf(manifest['author'] ?? null) === '' ? [] : [`author ${personOf(manifest['author'] ?? null)}`]),
  ].map((line) => shortened(visibleLine(line), 160));
  const subjects = wordsOf(subject).filter((word) => !common.test(word));
  const owns = [scope, owner].some((each) => each !== undefined && subjects.some((word) => word.length > 2 && wordsOf(each).join('').includes(word)));
  const says = String(manifest['description'] ?? '');
  if (/\b(?:unofficial|community(?:-maintained)?|not affiliated|third[- ]party)\b/i.test(says)) return { guess: 'community', evidence: [...evidence, 'its description says so'] };
  return { guess: owns ? 'vendor' : scope === undefined && owner === undefined ? 'unknown' : 'community', evidence };
}

function personOf(value: Json): string {
  if (typeof value === 'string') return value.replace(/\s?<[^<>]{0,200}>/, '').replace(/\s?\([^()]{0,200}\)/, '').trim();
  return isJsonObject(value) && typeof value['name'] === 'string' ? value['name'] : '';
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
}
