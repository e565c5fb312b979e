/** How private keys are written: in PEM and by SSH (RFC 7468, RFC 4716), OpenPGP (RFC 9580), PuTTY, age, minisign and signify. */
export const written = [/- ?BEGIN [A-Z0-9 ]*PRIVATE KEY/, /^PuTTY-User-Key-File-/, /AGE-SECRET-KEY-/, /^untrusted comment: .*secret key/];

/**
 * The same with its first line of data, in a text that may only speak of keys, whatever stands before it and before each line: quotes, signs of
 * comments, those that a table is drawn with. `mark`: a part of it, which hardly any other text holds and which is looked for at less cost.
 */
export const writtenWhole = [
  { mark: 'PRIVATE KEY', whole: /-{4,5} ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,40}-{4,5}(?:[\s\\>#|*/;%!"'`+,\x80-\xff-]{0,200}[A-Za-z][\w-]{0,40}: [^\n]{0,200}\n){0,20}[\s\\>#|*/;%!"'`+,\x80-\xff-]{0,200}[A-Za-z0-9+/=]{40}/ },
  { mark: 'AGE-SECRET-KEY-1', whole: /AGE-SECRET-KEY-1[A-Z0-9]{58}/ },
  // What begins with PEM, in Base64: how settings of clusters keep it ("BEGIN", then RSA, EC, OPENSSH, ENCRYPTED or nothing).
  { mark: 'LS0tLS1CRUdJTiB', whole: /LS0tLS1CRUdJTiB(?:QUklWQVRFIEtFWS|SU0EgUFJJVkFURSBLRVkt|FQyBQUklWQVRFIEtFWS|PUEVOU1NIIFBSSVZBVEUgS0VZ|FTkNSWVBURUQgUFJJVkFURSBLRVkt)/ },
];

/** Ends of lines that are written as something else: in JSON and properties, in XML. */
export const endsOfLines = /\\{1,8}(?:u000[ad]|[rn])|&#(?:10|13|x0?[ad]);|<br ?\/?>/gi;

/** How a text in RTF begins, and what says there how its lines look. */
export const richText = { begins: '{\\rtf', looks: /\\[a-z]{1,32}-?\d{0,10} ?|[{}]/g };

/** How WireGuard, and what keeps its settings in another form, write a key: 32 bytes in Base64. */
export const ofTunnel = /(?:[Pp]rivate|PRIVATE)[_-]?(?:[Kk]ey|KEY)["']?[ \t]{0,20}[=:][ \t]{0,20}["']?[A-Za-z0-9+/]{43}=/;
/** Where it stands in such settings: before the other ends of a tunnel, of which there may be hundreds. */
export const greatestTunnel = 8 * 1024;

/** How .NET keeps a private key in XML: both stand in it. A public one has no D. */
export const inXml = [/RSAKeyValue/, /(?:<|&lt;)D(?:>|&gt;)\s{0,200}[A-Za-z0-9+/]{20}/];

/** How Google's service accounts keep keys in JSON, and how keys are written in it (RFC 7517). */
export const inJson = [/"private_key" ?: ?"-----BEGIN/, /"kty" ?: ?"[^]*"d" ?: ?"[\w-]{40}|"d" ?: ?"[\w-]{40}[^]*"kty" ?: ?"/];
/** Of a file of JSON that holds keys: those of Google take 2.4 kB. */
export const greatestJson = 8 * 1024;

/** A private key in bytes (DER): a sequence of the version 0 or 1, and a number, a sequence or bytes (RFC 5958, RFC 8017, RFC 5915). A certificate begins with two sequences. */
export const inBytes = /^\x30(?:[\x00-\x7f]|\x81[^]|\x82[^]{2})\x02\x01[\x00\x01][\x02\x04\x30]/;

/** How a file begins, without blanks, that is nothing but a key, perhaps with certificates before it. */
export const keyBegins = /^(?:-{4,5} ?BEGIN |PuTTY-User-Key-File-|untrusted comment: |AGE-SECRET-KEY-|# created: |(?:Bag|Key) Attributes)/;
