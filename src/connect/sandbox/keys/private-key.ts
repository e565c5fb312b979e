import { beginningOf, greatestBeginning } from './beginning-of.ts';
import { greatestJson, inBytes, inJson, keyBegins, written, writtenWhole } from './key-texts.ts';

/** Of each file, before more is read of those that may hold a key. */
const least = 512;
/** What is written to be run, or to be read by people, may quote a key: only what begins with one is one. */
const quotes = /\.(?:[cm]?[jt]sx?|map|py[iw]?|rb|go|rs|java|kt|scala|cs|fs|vb|php|pl|pm|lua|r|sh|bash|zsh|ps1|c|cc|cpp|h|hpp|swift|dart|ex|exs|erl|clj|hs|ml|sql|html?|xhtml|md|mdx|markdown|rst|adoc|css|scss|less|svg|vue|svelte|astro|ipynb|tex|snap|patch|diff)$/i;
/** What packages are made of, and git: nobody keeps a key under such a name there, and they are hundreds of thousands. */
const ofPackages = /\.(?:[cm]?[jt]sx?|map|json|py[cio]?|so|node|wasm|h|hpp|c|cc|cpp|rb|go|rs|lua|html?|css|scss|less|svg|png|gif|jpe?g|ico|woff2?|ttf|eot|md|markdown|rst|flow|snap|proto|xml|idx|pack|rev|sample)$|^(?:license|licence|readme|changelog|makefile|metadata|record|wheel|installer|[0-9a-f]{38,62})$/i;
const amongPackages = /[\\/](?:node_modules|site-packages|dist-packages|\.git)(?:[\\/]|$)/;

/** Which files of a folder are looked at for private keys, by their names: among packages, and in a folder of git, not what those are made of. */
export function lookedAt(folder: string): (name: string) => boolean {
  return amongPackages.test(folder) ? (name) => !ofPackages.test(name) : () => true;
}

/** Whether a private key stands in a file, whatever it is called. Not where it may not be read: a program in a cell has no more rights. */
export function isPrivateKey(file: string): boolean {
  const start = beginningOf(file, least);
  if (start === null) return false;
  const plain = readable(start);
  if (inBytes.test(start)) return true;
  if (!keyBegins.test(plain) && (quotes.test(file) || /[\x00\x01\x02]/.test(plain))) return false;
  const text = start.length < least ? plain : readable(beginningOf(file, greatestBeginning) ?? '');
  if (keyBegins.test(text)) return written.some((each) => each.test(text.trimStart()));
  if (text.trimStart().startsWith('{') || /\.ya?ml$/i.test(file)) return text.length <= greatestJson && [...inJson, ...writtenWhole].some((each) => each.test(text));
  return writtenWhole.some((each) => each.test(text));
}

/** A text without its mark of order, also where each character takes two bytes. */
function readable(text: string): string {
  return /^(?:\xff\xfe|\xfe\xff)/.test(text) ? text.slice(2).replaceAll('\0', '') : text.replace(/^\xef\xbb\xbf/, '');
}
