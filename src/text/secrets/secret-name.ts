/** Words of names whose values are credentials, as environment variables, headers, options and settings have them. */
const secretWords = new Set(['key', 'keys', 'token', 'tokens', 'secret', 'secrets', 'pass', 'password', 'passwords', 'passwd', 'passphrase', 'pwd', 'auth', 'oauth',
  'authorization', 'credential', 'credentials', 'cred', 'creds', 'cookie', 'cookies', 'session', 'sessionid', 'private', 'signature', 'sig', 'dsn', 'pat', 'bearer', 'jwt', 'otp', 'pin',
  'salt', 'connstr', 'passcode', 'passin', 'passout', 'mnemonic', 'seed', 'seeds', 'license', 'licence']);

/** The same, where they stand in a name without a border. */
const secretParts = /token|secret|passw|passphrase|passcode|mnemonic|licen[cs]ekey|seedphrase|apikey|credential|bearer|connection_?string|private_?key|access_?key|session_?id/i;

/** Whether a name is that of a credential: `apiKey`, `DB_PASSWORD`, `--auth-token`, `X-Api-Key`, `connectionString`. */
export function isSecretName(name: string): boolean {
  if (secretParts.test(name)) return true;
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/);
  return words.some((word) => secretWords.has(word));
}
