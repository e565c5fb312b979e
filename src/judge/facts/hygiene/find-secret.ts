/** Well-known forms of credentials. Sources: the issuers' own documentation of their token prefixes. */
const issued = /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,90}|sk_live_[A-Za-z0-9]{16,64}|sk-(?:ant|proj)-[A-Za-z0-9_-]{20,200}|npm_[A-Za-z0-9]{36}|xox[abp]-[A-Za-z0-9-]{20,80}|AIza[A-Za-z0-9_-]{35}|glpat-[A-Za-z0-9_-]{20}|eyJ[A-Za-z0-9_-]{10,400}\.eyJ[A-Za-z0-9_-]{10,400})\b|-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----\s*[A-Za-z0-9+\/=]{20}/;
/** A password in an address, or after its name. */
const written = /:\/\/[^\s:\/@]{1,64}:(?<inAddress>[^\s:\/@]{6,64})@|\b(?:password|passwd|passcode|pwd|api[_ -]?key|secret key|token) ?[:=] ?["'`]?(?<named>[^\s"'`,;)}\]]{8,80})/gi;
/** What stands for a password, or shows how one looks. */
const placeholder = /pass|pwd|secret|token|key|your|example|sample|test|demo|dummy|xxx|\.\.|…|1234|abc|[<>{}$*%[\](]|:\/\//i;

/** A credential in a text, or null: in the form of an issuer, or a password that is written out. */
export function findSecret(text: string): { start: number; end: number } | null {
  if (text.length < 16) return null;
  const known = issued.exec(text);
  if (known !== null) return { start: known.index, end: known.index + known[0].length };
  if (!text.includes('://') && !/pass|pwd|key|token/i.test(text)) return null;
  for (const match of text.matchAll(written)) {
    const { inAddress, named } = match.groups as Record<string, string | undefined>;
    if (isPassword(inAddress ?? named ?? '')) return { start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** Whether it mixes letters of both cases and digits, as passwords do and words do not. */
function isPassword(value: string): boolean {
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value) && !placeholder.test(value);
}
