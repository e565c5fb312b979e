/**
 * A sentence as plain data, the same for every medium: words of ours, and between them what others said. Each medium prints
 * it with its own escaping, so a stranger's words can never become markup.
 */
export type Prose = readonly Inline[];

/** A piece of a sentence. `own` was written by an author of this project; `text` and `code` by anybody. */
export type Inline =
  | { readonly own: string }
  | { readonly text: string }
  | { readonly code: string }
  | { readonly link: string; readonly words: string };

type Part = string | number | Inline | Prose;

/** A sentence: the literal words are ours; what is put in is escaped as a stranger's, unless it is marked as something else. */
export function say(words: TemplateStringsArray, ...parts: Part[]): Prose {
  return words.flatMap((own, index) => [
    ...(own === '' ? [] : [{ own }]),
    ...(index < parts.length ? inlines(parts[index] as Part) : []),
  ]);
}

function inlines(part: Part): readonly Inline[] {
  if (typeof part === 'object') return Array.isArray(part) ? part as Prose : [part as Inline];
  return [{ text: String(part) }];
}

/** Words from the vocabulary or from a file of the knowledge: written by us, no stranger's text in them. */
export function own(words: string): Inline {
  return { own: words };
}

/** A name or command, shown as code. */
export function code(words: string): Inline {
  return { code: words };
}

/** A link. An address outside the site must be http(s); anything else is shown as words only. */
export function link(address: string, words: string): Inline {
  const outside = /^[a-z][a-z0-9+.-]*:/i.test(address);
  return outside && !/^https?:\/\//i.test(address) ? { text: words } : { link: address, words };
}

/** Sentences in a row. */
export function joined(proses: readonly Prose[], between = ' '): Prose {
  return proses.flatMap((prose, index) => (index === 0 ? prose : [{ own: between }, ...prose]));
}

/** `a, b and c`. */
export function listed(parts: readonly Prose[], last = 'and'): Prose {
  return parts.flatMap((part, index) => {
    if (index === 0) return part;
    return [{ own: index === parts.length - 1 ? ` ${last} ` : ', ' }, ...part];
  });
}

/** The sentence without markup, for titles and descriptions of a page. */
export function plain(prose: Prose): string {
  return prose.map((inline) => ('own' in inline ? inline.own : 'text' in inline ? inline.text : 'code' in inline ? inline.code : inline.words)).join('');
}
