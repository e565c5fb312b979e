import { isReservedName } from './reserved-name.ts';
import { sha256 } from './sha256.ts';
import { trimEnds } from './trim-ends.ts';

const plainSlug = /^[a-z0-9][a-z0-9._-]{0,79}$/;

/**
 * The address part of each tool name of one server, in the order given. A name that is already a slug and that no other
 * name equals ignoring case keeps itself; any other gets its cleaned form, `~`, and eight hex digits of its SHA-256. So does
 * one that Windows keeps for a device, with hyphens for its dots: `con.txt` is one too. A server that lists one name twice
 * gets `~2`, `~3` … for the later ones: both must have a page.
 */
export function toolSlugs(names: readonly string[]): string[] {
  const spelled = new Map<string, Set<string>>();
  for (const name of names) {
    const key = name.toLowerCase();
    spelled.set(key, (spelled.get(key) ?? new Set()).add(name));
  }
  const seen = new Map<string, number>();
  return names.map((name) => {
    const isPlain = plainSlug.test(name) && !isReservedName(name);
    const slug = isPlain && spelled.get(name.toLowerCase())?.size === 1 ? name : hashedSlug(name);
    const times = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, times);
    return times === 1 ? slug : `${slug}~${times}`;
  });
}

function hashedSlug(name: string): string {
  const cleaned = trimEnds(name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-'), /[^a-z0-9]/).slice(0, 60);
  const named = isReservedName(cleaned) ? cleaned.replaceAll('.', '-') : cleaned;
  return `${named === '' ? 'tool' : named}~${sha256(name).slice(0, 8)}`;
}
