import { readFile, stat } from 'node:fs/promises';
import { limits } from '../../limits.ts';
import { Unlisted } from '../../unlisted.ts';

/** Certificates (PEM) that registries are trusted by. */
export interface Certificates {
  /** Instead of those that Node brings: `cafile` and `ca` of npm's settings, with `besides`. Empty for none. */
  instead: string;
  /** Besides those: what the variables name. Empty for none. */
  besides: string;
}

/** Variables that name a file with certificates of a company. */
const named = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'];
const begin = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/;
const end = /-----END (?:TRUSTED |X509 )?CERTIFICATE-----/;

/** Reads them. Only certificates are taken of a file. Throws `Unlisted` for a `cafile` that cannot be read; npm would go on and fail everywhere. */
export async function readCertificates({ ca, cafile }: { ca: unknown; cafile: string | undefined }, env: Readonly<Record<string, string | undefined>>): Promise<Certificates> {
  const besides = [];
  for (const file of new Set(named.flatMap((name) => env[name] || []))) besides.push(await certificatesIn(file).catch(() => ''));
  const texts = (Array.isArray(ca) ? ca : [ca]).filter((each): each is string => typeof each === 'string').map((each) => each.replaceAll('\\n', '\n'));
  if (cafile !== undefined) texts.push(await certificatesIn(cafile).catch(() => { throw unreadable(); }));
  const instead = texts.flatMap(certificatesOf);
  const more = besides.flatMap(certificatesOf);
  return { instead: instead.length === 0 ? '' : joined([...instead, ...more]), besides: joined(more) };
}

async function certificatesIn(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > limits.greatestCertificates) throw new Error('too large');
  return certificatesOf(await readFile(file, 'latin1')).join('\n');
}

/** The certificates in a text, and nothing between them. */
function certificatesOf(text: string): string[] {
  return text.split(/(?=-----BEGIN )/).flatMap((piece) => {
    const [over] = end.exec(piece) ?? [];
    return begin.exec(piece)?.index !== 0 || over === undefined ? [] : [piece.slice(0, piece.indexOf(over) + over.length)];
  });
}

/** Each once: npm reads them anew for each connection. */
function joined(certificates: readonly string[]): string {
  return [...new Set(certificates)].map((each) => `${each}\n`).join('');
}

function unreadable(): Unlisted {
  return new Unlisted('registry-unreachable', 'the "cafile" of your npm settings cannot be read');
}
