import { beginningOf, greatestBeginning } from './beginning-of.ts';
import { greatestJson, inBytes, inJson, keyBegins, written } from './key-texts.ts';
import { isBinary, readableText } from './readable-text.ts';
import { holdsWholeKey } from './whole-key.ts';

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
  if (inBytes.test(start)) return true;
  const plain = readableText(start);
  if (!keyBegins.test(plain) && (quotes.test(file) || isBinary(plain))) return false;
  const text = start.length < least ? plain : readableText(beginningOf(file, greatestBeginning) ?? '');
  if (keyBegins.test(text)) return written.some((each) => each.test(text));
  if (text.startsWith('{') || /\.ya?ml$/i.test(file)) return text.length <= greatestJson && (inJson.some((each) => each.test(text)) || holdsWholeKey(text));
  return holdsWholeKey(text);
}
