import type { NamedEntry } from '../names/named-entry.ts';
import { withoutArguments } from '../names/without-arguments.ts';
import { targets } from '../targets.ts';
import type { Nearest } from './check-request.ts';

/** How an entry should read, and what is wrong with it; completes "X …". */
export interface Misspelling { suggestion: string; how: string }

/** Entries of one file for which the likest name is looked for: that takes long with many tools, and nobody reads more. */
const mostLikened = 200;

/**
 * Finds for each entry the tool it was meant for: by case, by the spelling of another product, by separators, then by likeness. Names
 * of all tools are looked up in tables, so that a file may have many entries that are not about this server.
 */
export function spellChecker(serverKey: string, tools: readonly string[], nearest: Nearest): (entry: NamedEntry) => Misspelling | null {
  const elsewhere = spellingsElsewhere(serverKey, tools);
  const tables = new Map<NamedEntry['spell'], ReturnType<typeof tablesFor>>();
  let likened = 0;
  return (entry) => {
    const table = tables.get(entry.spell) ?? tablesFor(entry.spell, serverKey, tools);
    tables.set(entry.spell, table);
    const product = elsewhere.get(entry.text);
    const found: [string | undefined, string][] = [
      [table.byCase.get(entry.text.toLowerCase()), 'is written in another case'],
      [product === undefined ? undefined : entry.spell(product.tool) ?? undefined, product?.how ?? ''],
      [table.bySound.get(squashed(entry.text)), 'has other separators'],
      [table.byServer.get(squashed(entry.text)), 'names the server in another way'],
      [table.bySound.get(squashed(withoutArguments(entry.text))), 'has parentheses behind the name'],
    ];
    const [slip] = found.filter(([right]) => right !== undefined && right !== entry.text);
    if (slip !== undefined) return { suggestion: slip[0] as string, how: slip[1] };
    return entry.isOwn && entry.isPattern !== true && (likened += 1) <= mostLikened ? unlike(entry, table.rights, nearest) : null;
  };
}

/** Each tool as other products spell it. A plain word such as "read" may be a tool of the product itself. */
function spellingsElsewhere(serverKey: string, tools: readonly string[]): Map<string, { tool: string; how: string }> {
  const found = new Map<string, { tool: string; how: string }>();
  for (const { label, nameOf } of Object.values(targets)) {
    for (const tool of tools) {
      const said = nameOf(serverKey, tool);
      if ('name' in said && said.name !== tool && !found.has(said.name)) found.set(said.name, { tool, how: `is spelled as for ${label}` });
    }
  }
  for (const tool of tools) if (/[_.-]|[a-z][A-Z]/.test(tool)) found.set(tool, { tool, how: 'lacks the name of the server' });
  return found;
}

/** The right spellings, by what may be wrong with another. The first tool of several that look alike counts. */
function tablesFor(spell: NamedEntry['spell'], serverKey: string, tools: readonly string[]) {
  const spelled = tools.flatMap((tool): [string, string][] => { const right = spell(tool); return right === null || tool === '' ? [] : [[tool, right]]; }).reverse();
  const by = (key: (tool: string, right: string) => string) => new Map(spelled.map(([tool, right]) => [key(tool, right), right] as const).filter(([sound]) => sound !== ''));
  const [prefix, suffix] = frameOf(spell);
  return {
    byCase: by((_tool, right) => right.toLowerCase()), bySound: by((_tool, right) => squashed(right)), byServer: by((tool) => squashed(serverKey + tool)),
    rights: by((_tool, right) => partOf(right, prefix, suffix)),
  };
}

function squashed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** A name that only this server could have, and does not, but for a slip. */
function unlike({ text, spell }: NamedEntry, rights: ReadonlyMap<string, string>, nearest: Nearest): Misspelling | null {
  const part = partOf(text, ...frameOf(spell));
  if (part.length < 3) return null;
  const [longer, ...others] = [...rights.keys()].filter((name) => name.startsWith(part));
  if (longer !== undefined) return { suggestion: rights.get(longer) as string, how: others.length === 0 ? 'is cut short' : `is cut short; ${others.length + 1} tools begin so` };
  const [near] = part.length < 4 ? [] : nearest(part, rights.keys());
  return near === undefined ? null : { suggestion: rights.get(near) as string, how: 'names no tool of this server' };
}

/** The name of the tool in an entry. */
export function partOf(text: string, prefix: string, suffix: string): string {
  return text.startsWith(prefix) && text.endsWith(suffix) ? text.slice(prefix.length, text.length - suffix.length) : text;
}

/** What stands around the name of a tool in an entry. */
export function frameOf(spell: NamedEntry['spell']): [prefix: string, suffix: string] {
  const some = spell('zzz') ?? 'zzz';
  const at = some.lastIndexOf('zzz');
  return [some.slice(0, at), some.slice(at + 'zzz'.length)];
}
