/** Units of a line that are looked at. */
const mostUnits = 4096;

/** What a line says that holds a message in some other writing than JSON, as a clause; empty where it holds none that is known. */
export function otherWriting(line: string): string {
  const text = line.slice(0, mostUnits).trim();
  if (/^[A-Za-z0-9+/_-]{24,}={0,2}$/.test(text)) {
    if (holdsMessage(Buffer.from(text, 'base64'))) return 'it writes its messages in Base64';
    if (/^[0-9a-f]+$/i.test(text) && holdsMessage(Buffer.from(text, 'hex'))) return 'it writes its messages in hexadecimal numbers';
  }
  if (/%22jsonrpc%22/i.test(text)) return 'it writes its messages percent-encoded';
  if (/&quot;jsonrpc&quot;|&#34;jsonrpc&#34;/i.test(text)) return 'it writes its messages with the entities of HTML';
  if (/\\"jsonrpc\\"/.test(text)) return 'it writes its messages as texts within others';
  if (/'jsonrpc'\s*:/.test(text)) return 'it writes its messages in single quotes, as Python prints them, where JSON takes double ones';
  if (/(?:^|[\s{,])jsonrpc\s*[:=]/.test(text)) return 'it writes its messages as its language prints objects, with names that are in no quotes';
  return /<jsonrpc>|jsonrpc=>/i.test(text) ? 'it writes its messages in another form than JSON' : '';
}

function holdsMessage(bytes: Buffer): boolean {
  return bytes.includes('"jsonrpc"');
}
