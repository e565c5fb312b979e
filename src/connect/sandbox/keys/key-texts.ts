/** How private keys are written: in PEM and by SSH (RFC 7468, RFC 4716), OpenPGP (RFC 9580), PuTTY, age, minisign and signify. */
export const written = [/- ?BEGIN [A-Z0-9 ]*PRIVATE KEY/, /^PuTTY-User-Key-File-/, /AGE-SECRET-KEY-/, /^untrusted comment: .*secret key/];

/** The same with its first line of data, in a text that may only speak of keys; also where line feeds are escaped. */
export const writtenWhole = [
  /(?:^|["'\s])-{4,5} ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,40}-{4,5}(?:\\r|\\n|[\s\\])(?:[ \t]*[\w-]{1,40}: [^\n]*\n){0,20}[\s\\]{0,200}[A-Za-z0-9+/=]{40}/, /AGE-SECRET-KEY-1[A-Z0-9]{58}/,
  // What begins with PEM, in Base64: how settings of clusters keep it ("BEGIN", then RSA, EC, OPENSSH, ENCRYPTED or nothing).
  /LS0tLS1CRUdJTiB(?:QUklWQVRFIEtFWS|SU0EgUFJJVkFURSBLRVkt|FQyBQUklWQVRFIEtFWS|PUEVOU1NIIFBSSVZBVEUgS0VZ|FTkNSWVBURUQgUFJJVkFURSBLRVkt)/,
];

/** How Google's service accounts keep keys in JSON, and how keys are written in it (RFC 7517). */
export const inJson = [/"private_key" ?: ?"-----BEGIN/, /"kty" ?: ?"[^]*"d" ?: ?"[\w-]{40}|"d" ?: ?"[\w-]{40}[^]*"kty" ?: ?"/];
/** Of a file of JSON that holds keys: those of Google take 2.4 kB. */
export const greatestJson = 8 * 1024;

/** A private key in bytes (DER): a sequence of the version 0 or 1, and a number, a sequence or bytes (RFC 5958, RFC 8017, RFC 5915). A certificate begins with two sequences. */
export const inBytes = /^\x30(?:[\x00-\x7f]|\x81[^]|\x82[^]{2})\x02\x01[\x00\x01][\x02\x04\x30]/;

/** How a file begins that is nothing but a key, perhaps with certificates before it. */
export const keyBegins = /^\s*(?:-{4,5} ?BEGIN |PuTTY-User-Key-File-|untrusted comment: |AGE-SECRET-KEY-|# created: |(?:Bag|Key) Attributes)/;
