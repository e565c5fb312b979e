import type { ServerReleases } from '../../schema/change/releases.ts';
import { moveWords } from '../../schema/change/move-words.ts';
import { sayChange } from '../../schema/change/say-change.ts';
import { html } from '../../text/html.ts';
import { sha256 } from '../../text/sha256.ts';
import { shortened, visibleLine } from '../../text/visible.ts';

/** A release with more risk, as an entry of a feed. `link`: its page, seen from the feed. */
export interface FeedEntry { server: string; title: string; before: string; version: string; on: string; says: readonly string[]; link: string }

/** Units of a name or version in a title, and of a sentence. */
const nameUnits = 120;
const sentenceUnits = 400;
/** Of a feed without entries: a feed has a date, and nothing else knows one. */
const never = '1970-01-01';

/**
 * An Atom feed (RFC 4287) of releases with more risk, the newest first. Ids are made of what an entry is about, and dates are those of the
 * records: the same catalog gives the same bytes, and a reader never sees an entry twice.
 */
export function feedXml(about: { id: string; title: string; link: string; self: string }, entries: readonly FeedEntry[]): string {
  const updated = entries.map(({ on }) => on).sort().at(-1) ?? never;
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<id>${idOf(about.id)}</id>\n<title>${line(about.title)}</title>\n<updated>${updated}T00:00:00Z</updated>\n`
    + `<author><name>toolrisk</name></author>\n<link rel="self" href="${html(about.self)}"/>\n<link rel="alternate" type="text/html" href="${html(about.link)}"/>\n${entries.map(entryXml).join('')}</feed>\n`;
}

/** Releases of one server with more risk, the newest first, with what each tool can do now. */
export function riskEntries({ server, title, releases }: ServerReleases, link: string): FeedEntry[] {
  return releases.filter(({ change }) => change.state === 'risk').map(({ before, version, on, change }) => ({
    server, title, before, version, on, link,
    says: [sayChange(change), ...change.tools.filter(({ isRisk }) => isRisk).map((tool) => `${tool.name}: ${tool.moves.filter(({ isRisk }) => isRisk).map((move) => moveWords(move).map((piece) => ('own' in piece ? piece.own : piece.code)).join('')).join('; ') || tool.kind}`)],
  }));
}

function entryXml({ server, title, before, version, on, says, link }: FeedEntry): string {
  const content = says.map((sentence) => `<p>${html(shortened(visibleLine(sentence), sentenceUnits))}</p>`).join('');
  return `<entry>\n<id>${idOf(`${server}\n${before}\n${version}`)}</id>\n<title>${line(`${title}: ${before} → ${version}, more risk`)}</title>\n<updated>${on}T00:00:00Z</updated>\n`
    + `<link rel="alternate" type="text/html" href="${html(link)}"/>\n<content type="html">${html(content)}</content>\n</entry>\n`;
}

function line(text: string): string {
  return html(shortened(visibleLine(text), nameUnits * 3));
}

/** An address for nothing but telling entries apart: a UUID (RFC 9562, version 8) of what is told apart. */
function idOf(what: string): string {
  const hex = sha256(`toolrisk feed\n${what}`);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
