import { sha256 } from '../../../text/sha256.ts';
import { shownName } from '../../../text/shown-name.ts';

/** Words that a name may be made of; one of more is a sentence. */
const mostWords = 4;
/** Units of a name: MCP (2025-11-25) advises at most 128. */
const mostUnits = 128;

/**
 * A name of a stranger's for a model: on one line, with hidden characters written out. One that is a sentence, or too long for a name, is not
 * repeated, for a model would read it: in its place stand `⟨name withheld⟩~` and eight hex digits of its SHA-256, by which it can be asked for.
 */
export function plainName(name: string): string {
  return isWithheld(name) ? `⟨name withheld⟩~${sha256(name).slice(0, 8)}` : shownName(name, mostUnits * 4);
}

/** The address of a tool as an answer gives it: that of the site, or where it would repeat a withheld name, what is left of that. */
export function plainSlug(name: string, slug: string): string {
  return isWithheld(name) ? `~${sha256(name).slice(0, 8)}` : slug;
}

/** Whether a name is not repeated. */
export function isWithheld(name: string): boolean {
  return name.length > mostUnits || name.trim().split(/\s+/u).length > mostWords;
}
