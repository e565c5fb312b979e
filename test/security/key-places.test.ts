import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, describe, test } from 'node:test';
import { limits } from '../../src/connect/limits.ts';
import { listServer } from '../../src/connect/list-server.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { shownFor } from '../../src/connect/sandbox/shown/shown-for.ts';
import type { Shown } from '../../src/connect/sandbox/shown/shown-paths.ts';
import { asUsers } from './as-users.ts';
import { notProven } from './not-proven.ts';

const best = await chooseSandbox('auto').catch(() => null);
const skip = best?.kind === 'bwrap' ? false : notProven('what is covered in a cell: there is no bubblewrap here');
const canary = 'canary-of-places';
const author = (project: string) => ({ kind: 'config' as const, project });

/** A folder of a stranger with some files, by their paths; the real path. */
function project(files: Record<string, string | Buffer>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'places-')));
  after(() => {
    execFileSync('chmod', ['-R', 'u+rwx', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  chmodSync(folder, 0o755);
  for (const [path, content] of Object.entries({ 'package.json': '{}', 'server.mjs': '', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: 0o644 });
  }
  return folder;
}

/** What a program of such a folder is shown. */
function shown(folder: string, most = limits): Shown {
  return shownFor({ kind: 'command', command: process.execPath, args: ['server.mjs'], env: {}, files: {}, hosts: [], author: author(folder), cwd: folder }, { sandbox: 'bwrap', allowed: [], limits: most });
}

/** Why a folder is not shown. */
function refusal(folder: string, most: Partial<typeof limits>): string | undefined {
  return shown(folder, { ...limits, ...most }).refused.find(({ path }) => path === folder)?.because;
}

/** Those of some paths that nothing covers. */
function open(files: Record<string, string | Buffer>): string[] {
  const folder = project(files);
  const covered = shown(folder).covered.map(({ path }) => relative(folder, path));
  return Object.keys(files).filter((path) => !covered.some((place) => path === place || path.startsWith(`${place}/`)));
}

const { privateKey: rsa, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = rsa.export({ type: 'pkcs8', format: 'pem' });
const certificate = `-----BEGIN CERTIFICATE-----\n${'MIID'.repeat(16)}\n`.repeat(40) + '-----END CERTIFICATE-----\n';

/** Where programs keep keys, as a project or a home below the shown folder holds them. */
const places = [
  '.ssh/config', 'id_ed25519', '.gnupg/x', '.config/sops/age/keys.txt', '.age/x', 'me.agekey', 'x.p12', 'x.pfx', 'x.jks', 'release.keystore', 'x.pkcs12', 'config/master.key', 'config/credentials/production.key', 'x.snk',
  '.password-store/a.gpg', 'x.kdbx', '.config/rbw/config.json', '.cache/rbw/x', '.htpasswd', 'passwords.csv', '.local/share/keyrings/x', '.local/share/python_keyring/x',
  '.aws/credentials', '.azure/x', '.s3cfg', '.boto', '.config/gcloud/x', '.config/rclone/rclone.conf', 'rclone.conf', 'rootkey.csv', 'me_accessKeys.csv', 'application_default_credentials.json', 'clouds.yaml', 'secure.yaml', '.config/stripe/x', '.sentryclirc', '.supabase/access-token', '.microsoft/usersecrets/a/secrets.json', '.modal.toml', '.databricks/x', '.cloudflared/x',
  '.kube/config', 'kubeconfig', 'dev.kubeconfig', 'kubeconfig.yaml', 'dev-kubeconfig.yml', 'talosconfig', '.config/argocd/config', '.config/helm/x', '.docker/config.json', '.docker/.token_seed',
  'terraform.tfvars', 'prod.auto.tfvars', 'prod.auto.tfvars.json', 'terraform.tfstate', 'terraform.tfstate.1700000000.backup', 'plan.tfplan', '.terraform.d/credentials.tfrc.json', '.terraformrc', '.tofurc', '.vault-token', '.vault_pass', 'ansible-vault-pass.txt', '.ansible/x', '.pulumi/x',
  '.npmrc', '.yarnrc.yml', 'bunfig.toml', '.pypirc', 'pip.conf', '.config/pip/pip.conf', '.config/pypoetry/auth.toml', '.cargo/credentials', '.cargo/credentials.toml', '.cargo/config.toml', '.gem/credentials', '.bundle/config', '.composer/auth.json', '.nuget/NuGet/NuGet.Config', 'nuget.config', '.m2/settings.xml', '.mvn/settings.xml', '.gradle/gradle.properties', 'gradle.properties', 'keystore.properties', '.config/dart/pub-credentials.json', '.jfrog/x', '.Renviron', '.continuum/x', '.julia/servers/x/auth.toml', '.config/coursier/credentials.properties',
  '.netrc', '_netrc', '.git-credentials', '.gitcookies', '.gcm/x', '.config/gh/hosts.yml', '.config/glab-cli/x', '.vscode/sftp.json', '.idea/dataSources.local.xml', 'http-client.private.env.json', '.config/JetBrains/x', '.circleci/cli.yml', 'cookies.txt', '.config/httpie/x', '.w3m/cookie',
  '.pgpass', '.my.cnf', '.mylogin.cnf', '.mongodb/x', '.local/share/DBeaverData/x', '.dbt/profiles.yml', '.cqlshrc',
  '.env', '.env.production', '.env-local', '.env_prod', 'dev.env', '.envrc', '.envrc.local', '.dev.vars', '.dev.vars.staging', 'secrets.yml', 'secrets.yaml', 'secrets.json', 'secrets.toml', 'secret.json', '.streamlit/secrets.toml', 'local.settings.json', 'appsettings.secrets.json', '.secrets', 'credentials.json', 'serviceAccountKey.json', 'app-firebase-adminsdk-x1.json', '.doppler/.doppler.yaml', 'wp-config.php', '.infisical/x',
  '.mozilla/x', '.config/google-chrome/x', '.cache/ms-playwright/mcp-chrome-1/Cookies', 'Library/Safari/x', '.thunderbird/x', '.config/himalaya/config.toml', '.local/share/signal-cli/x', 'me.session', '.config/isyncrc',
  'wallet.dat', '.bitcoin/x', '.ethereum/keystore/UTC--x', 'deep/UTC--2026-01-01--abc', '.config/hardhat-nodejs/vars.json', '.foundry/keystores/x', '.bash_history', '.bash_history-1.tmp', '.duckdb_history', '.local/share/atuin/history.db', '.config/nushell/history.txt', '.ipython/profile_default/history.sqlite', '.python_history',
  '.claude.json', '.claude.json.backup', '.claude/settings.local.json', '.claude/shell-snapshots/x', '.mcp.json', '.cursor/mcp.json', '.vscode/mcp.json', '.codex/auth.json', '.codex/config.toml', '.gemini/settings.json', '.gemini/mcp-oauth-tokens.json', '.roo/mcp.json', '.kiro/settings/mcp.json', 'claude_desktop_config.json', 'opencode.json', '.cline/x', '.grok/auth.json', '.local/share/opencode/auth.json', '.local/share/amp/secrets.json', '.config/Claude/claude_desktop_config.json',
  '.kaggle/kaggle.json', 'kaggle.json', '.huggingface/token', '.cache/huggingface/token', '.cache/huggingface/stored_tokens', '.config/openai/x', '.config/wandb/x', '.jupyter/x', '.local/share/jupyter/runtime/x', '.n8n/config', '.node-red/flows_cred.json', 'wg0.conf', '.config/goa-1.0/accounts.conf', '.acme.sh/account.conf', '.tsh/x',
];

/** What editors, file managers, package managers, merges and people make of a name, in any nesting. */
const backups = [
  '.env~', '#.env#', '..env.swp', '.env (copy)', 'Copy of .env', '.npmrc~', '.npmrc.bak', '.npmrc.bak.old~', '.npmrc.~1~', '.netrc~', '.netrc.save.1', '.pgpass.bak', '.pypirc~', '.mcp.json~', '.mcp.json.bak', 'credentials.json.bak', 'client_secret_1.json.bak', 'config/secrets.yml.bak', 'secrets.json.bak', 'secrets.bak.json', 'secrets copy 2.json', 'secrets - Copy (2).json', 'secrets (another copy).json',
  'secrets (conflicted copy 2026-01-01).json', 'secrets.sync-conflict-20260101-120000-ABCDEFG.json', '.secrets.yml.swp', '.id_rsa.swo', 'id_rsa.old', 'id_rsa copy', 'id_ed25519~', 'id_rsa-2026-01-01', 'id_rsa.20260101T120000Z', '.netrc.1700000000', 'kubeconfig.dpkg-old', 'kubeconfig.rpmsave', 'kubeconfig.orig', '.pgpass_LOCAL_1234', 'old.npmrc', 'backup-secrets.json', '2026-01-01_secrets.json', '.npmrc.gz', '.netrc.tmp-12-ab', '%home%ann%.netrc',
  '.ssh.bak/config', '.aws (copy)/credentials', '.aws/credentials~', '.ssh.tar.gz', '.config.old/gh/hosts.yml', '.kube-2026-01-01/config', '.cargo/credentials.toml.bak', 'terraform.tfvars.backup', '.git/config~', '.CLAUDE.json.OLD',
  '.env,v', '.env;1', '.env%', '.env!', 'man1/.env.1', 'man5/.npmrc.5', '.npmrc,v', '.npmrc;12', 'id_rsa%', 'id_rsa!', 'secrets.json$', 'secrets,old.json',
];

/** What people call a file for keys or for settings with some. */
const plain = ['credentials', '.secrets.toml', 'env.production', 'env.local', '.flaskenv', '.token', 'token', 'api_key.txt', 'apikey.txt', 'key.txt', 'password.txt', 'passwd', 'htpasswd'];

/** Files that are told by what stands in them. */
const written: Record<string, string | Buffer> = {
  'server.key': pem, 'server.pem': pem, 'deploy_key': pem, 'private_key': pem, 'mine.crt': pem, 'AuthKey_X.p8': ec.export({ type: 'pkcs8', format: 'pem' }), 'ec.pem': ec.export({ type: 'sec1', format: 'pem' }), 'github_rsa': pem, 'client.ovpn': `client\n<key>\n${pem}</key>\n`,
  'whole.pem': certificate + pem, 'key.der': rsa.export({ type: 'pkcs8', format: 'der' }), 'rsa.key': rsa.export({ type: 'pkcs1', format: 'der' }), 'ec.der': ec.export({ type: 'sec1', format: 'der' }), 'backup.asc': '-----BEGIN PGP PRIVATE KEY BLOCK-----\n', 'old.key': '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n',
  'keys.txt': `# created: 2026-01-01\nAGE-SECRET-KEY-1${'Q'.repeat(58)}\n`, 'minisign.key': 'untrusted comment: minisign encrypted secret key\nRWRT\n', 'project-0a1b2c3d4e5f.json': JSON.stringify({ type: 'service_account', private_key: pem }, null, 2),
  'token.json': JSON.stringify({ token: 'dummy', refresh_token: 'dummy-dummy-dummy-dummy' }), 'gcp-oauth.keys.json': JSON.stringify({ installed: { client_secret: 'dummy-dummy-dummy-dummy' } }), 'auth.json': JSON.stringify({ 'http-basic': { 'repo.example': { username: 'dummy', password: 'dummy' } } }),
};

/** Private keys under names that say nothing of them, as people leave them in a project. */
const text = pem.toString();
const indented = text.replaceAll(/^/gm, '  ');
const renamed: Record<string, string | Buffer> = {
  'id_rsa.bak': pem, 'deploy.key.old': '-----BEGIN PRIVATE KEY-----\ndummy\n-----END PRIVATE KEY-----\n', 'server.key.1': pem, 'tls.pem.bak': pem, 'key.pem~': pem, 'bastion': pem, 'prod': `\ufeff\n${text}`, 'notes.txt': `the key of prod:\n\n${text}`, 'page.html': pem, 'old.js': pem, 'chain.data': certificate + text, 'wide.txt': Buffer.from(`\ufeff${text}`, 'utf16le'),
  'some.bin': rsa.export({ type: 'pkcs8', format: 'der' }), 'deploy.yml': `key: |\n${indented}`, 'deploy.conf': `key="${text.replaceAll('\n', '\\n')}"`, 'cluster.yaml': `users:\n- user:\n    client-key-data: ${Buffer.from(text).toString('base64')}\n`, 'google.json': JSON.stringify({ type: 'service_account', private_key: pem }), 'jwk.json': JSON.stringify(ec.export({ format: 'jwk' })), 'gcp.json.bak': JSON.stringify({ private_key: pem }),
  'node_modules/foo/prod.dat': pem, 'site-packages/foo/bastion': pem, 'putty.txt': 'PuTTY-User-Key-File-3: ssh-ed25519\n', 'age.txt.1': `# created: 2026-01-01\nAGE-SECRET-KEY-1${'Q'.repeat(58)}\n`,
};

/** The same, with something before its lines, or written in another way. */
const ssh = `-----BEGIN OPENSSH PRIVATE KEY-----\n${Buffer.from(`openssh-key-v1\0${'dummy'.repeat(40)}`).toString('base64').replaceAll(/.{70}/g, '$&\n')}\n-----END OPENSSH PRIVATE KEY-----\n`;
const escaped = text.replaceAll('\n', '\\n');
const led = (lead: string) => `The key of prod:\n${text.replaceAll(/^/gm, lead)}`;
const swapped = (what: string) => Buffer.from(what, 'utf16le').swap16();
const numbers = rsa.export({ format: 'jwk' });
const encrypted = rsa.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'dummy' }).toString();
const disguised: Record<string, string | Buffer> = {
  'equal.ini': `[x]\nPRIVATE_KEY=${text}`, 'escaped.ini': `[x]\nkey=${escaped}\n`, 'folded.properties': `key=${text.replaceAll('\n', '\\n\\\n')}`, 'unit.service': `[Service]\nEnvironment="K=${escaped}"\n`, 'colon.cfg': `key:${text}`, 'element.xml': `<k>${text}</k>`, 'attribute.xml': `<k v="${text.replaceAll('\n', '&#10;')}"/>`, 'tick.txt': `\`${text}\``, 'list.txt': `[${text}]`, 'bracket.txt': `(${text})`, 'no-ends.conf': `key=${text.replaceAll('\n', '')}`,
  'twice.conf': `key=${escaped.replaceAll('\\', '\\\\')}`, 'array.jsonc': `// Lines.\n${JSON.stringify(text.split('\n'), null, 2)}`, 'encrypted.ini': `key=${encrypted.replaceAll('\n', '\\n')}`,
  'mail.txt': led('> '), 'mail-encrypted.txt': `Mine:\n${encrypted.replaceAll(/^/gm, '> ')}`, 'hash.conf': led('# '), 'slashes.conf': led('// '), 'table.txt': led('| '), 'drawn.txt': led('\u2502 '), 'stars.conf': led(' * '), 'dashes.conf': led('-- '), 'page.rtf': `{\\rtf1 ${text.replaceAll('\n', '\\par\n')}}`, 'long.rtf': `{\\rtf1${'{\\f0 Font;}'.repeat(2000)}\n{\\cf0 -----}${text.slice(5).replaceAll('\n', '\n\\par }\\pard\\plain {\\fs24 ')}}}`,
  'wide-no-mark.txt': Buffer.from(text, 'utf16le'), 'wide-no-mark-other.txt': swapped(text), 'wide-within.txt': swapped(`The key of prod:\r\n${text}`), 'nul.txt': `\0${text}`, 'control.txt': `\x01\n${text}`, 'nul-within.txt': `notes\0\n${text}`, 'control-ssh': `\x02${ssh}`, 'equal-ssh.ini': `key=${ssh}`,
  'tunnel.conf': `[Interface]\nPrivateKey = ${'Dm9y'.repeat(10)}dmE=\nAddress = 10.0.0.1/24\n`, 'tunnel.nmconnection': `[wireguard]\nprivate-key=${'Dm9y'.repeat(10)}dmE=\n`, 'numbers.xml': `<RSAKeyValue><Modulus>${numbers.n}</Modulus><Exponent>AQAB</Exponent><D>${Buffer.from(numbers.d as string, 'base64url').toString('base64')}</D></RSAKeyValue>`,
  'key.ts.bak': `const key = \`${text}\`;\n`, 'key.go.old': `const key = \`${text}\`\n`,
};

/** What real packages bring under names like these, and need. */
const harmless: Record<string, string | Buffer> = {
  'site-packages/certifi/cacert.pem': `# Issuer: CN=Somebody\n${certificate}`, 'node_modules/grpc/etc/roots.pem': certificate, 'server.crt': certificate, 'public.pem': publicKey.export({ type: 'spki', format: 'pem' }), 'public.key': publicKey.export({ type: 'pkcs1', format: 'pem' }), 'public.der': publicKey.export({ type: 'spki', format: 'der' }),
  'talk.key': 'PK\x03\x04', 'src/kubeconfig/index.ts': '', 'src/secrets/index.ts': '', 'src/secrets.ts': '', 'locales/en/auth.json': '{"bearer":"Bearer token","client_secret":"Secret of the client"}', 'locales/en-us.json': '{"client_secret":"The secret of your client","private_key":"A private key"}', 'tokens.json': '{"color":"#fff"}',
  'spec/service_oauth_v1.json': JSON.stringify({ openapi: '3.0.1', about: 'text '.repeat(4000), example: { client_secret: 'dummy-dummy-dummy-dummy', private_key: pem } }),
  'src/config/index.ts': '', 'src/modules/a.ts': '', 'config/HEAD/x': '', '.env.example': '', 'terraform.tfvars.example': '', 'monkey': '', 'lib/keys.js': '', 'env.js': '', 'package-lock.json': '{}', 'tsconfig.json': '{}', 'appsettings.json': '{}', '.vscode/settings.json': '{}', 'credentials.yml.enc': 'x', 'history.js': '',
  // Names that look like those of backups, and texts that speak of keys.
  'env.d.ts': '', 'env.mjs': '', 'token.js': '', 'tokens.txt': 'a 1', 'copy.js': '', 'old/index.js': '', 'backup-1/index.js': '', 'secrets.test.ts': '', 'credentials.ts': '', 'credentials-old.js': '', 'src/token/index.ts': '', 'src/credentials/index.ts': '', 'passwd.py': '', 'terraform.tfvars.example~': '', 'ssh-1/x': '', 'aws-2/x': '', 'gnupg.old/x': '', 'share/man/man5/passwd.5.gz': '', 'share/man/man1/token.1': '',
  'docs/keys.md': `Paste your key:\n\n${pem}`, 'docs/keys.html': `<pre>\n${pem}</pre>`, 'src/keys.js': `export const example = [\`\n${pem}\`];\n`, 'test/key.test.py': `KEY = '''\n${pem}'''\n`, 'talks.txt': 'A file that begins with -----BEGIN PRIVATE KEY----- is a private key.\n', 'public.jwk': JSON.stringify(publicKey.export({ format: 'jwk' })),
  'mention.ini': 'pattern=-----BEGIN PRIVATE KEY-----\n', 'mention.xml': '<rule>-----BEGIN RSA PRIVATE KEY-----</rule>\n<rule>-----BEGIN EC PRIVATE KEY-----</rule>\n', 'mention.txt': '> -----BEGIN PRIVATE KEY-----\n> MIIEvQIBADANBgkqhkiG9w0BAQEF...\n> -----END PRIVATE KEY-----\n', 'mention.ts.bak': "if (text.includes('-----BEGIN PRIVATE KEY-----')) return true;\n",
  'docs/tunnel.conf.txt': 'PrivateKey = <the private key of this host>\nPublicKey = ' + 'Dm9y'.repeat(10) + 'dmE=\n', 'numbers.pub.xml': `<RSAKeyValue><Modulus>${numbers.n}</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>`, 'wide.txt': Buffer.from('A text in two bytes', 'utf16le'),
  '.env.sample': '', '.env.template': '', 'prod.env.sample': '', env: '', dotenv: '', 'x,v': '', 'x;1': '', 'token.v': '', 'share/man/man1/token.1.gz': '', 'share/man/man5/npmrc.5': '',
  'spec/openapi.yaml': `openapi: 3.0.1\nabout: ${'text '.repeat(4000)}\nexample: |\n${pem.toString().replaceAll(/^/gm, '  ')}`, 'data.bin': Buffer.from([0x30, 0x82, 1, 2, 0x30, 0x82, 1, 1]), 'zero.txt': '0123',
};

/** What others may have put where packages and objects lie, and where git keeps addresses. */
const hidden = [
  'node_modules/foo/.env', 'node_modules/foo/node_modules/@bar/x/.ssh/id_rsa', 'node_modules/.cache/x/.npmrc', 'venv/lib/python3.12/site-packages/foo/.env', 'src/__pycache__/.netrc', '.git/x/id_rsa', '.git/hooks/.env', '.git/worktrees/other/config.worktree', '.git/modules/lib/config', '.git/config', '.git/config.backup', '.git/credentials', '.git/logs/HEAD',
];
/** The files of a folder of git that has another name. */
const repository = (folder: string) => ({ [`${folder}/HEAD`]: 'ref: refs/heads/main\n', [`${folder}/objects/info/x`]: '', [`${folder}/refs/heads/main`]: '' });

describe('in a folder that is shown', () => {
  test('every place of keys is covered, as the programs that keep them name it', () => {
    for (let rest = places; rest.length > 0; rest = rest.slice(60)) assert.deepEqual(open(Object.fromEntries(rest.slice(0, 60).map((path) => [path, canary]))), []);
  });

  test('a private key is told by what stands in its file, wherever certificates stand before it', () => assert.deepEqual(open(written), []));

  test('a backup, a copy or a swap file of a place of keys is covered like that one, in any nesting', () => assert.deepEqual(open(Object.fromEntries(backups.map((path) => [path, canary]))), []));

  test('what people call a file with keys is covered', () => assert.deepEqual(open(Object.fromEntries(plain.map((path) => [path, canary]))), []));

  test('a private key is told whatever its file is called', () => assert.deepEqual(open(renamed), []));

  test('a private key is told whatever stands before its lines, and in other ways to write it', () => assert.deepEqual(open(disguised), []));

  test('a private key is not shown alone either, whatever its file is called', () => {
    const folder = project({ bastion: pem });
    const { visible, refused } = shownFor({ kind: 'command', command: process.execPath, args: [join(folder, 'bastion')], env: {}, files: {}, hosts: [], author: { kind: 'person' }, cwd: tmpdir() }, { sandbox: 'bwrap', allowed: [], limits });
    assert.deepEqual([refused.map(({ path, because }) => [path, because]), visible.some((path) => path.startsWith(folder))], [[[join(folder, 'bastion'), 'holds private keys']], false]);
  });

  test('nothing is covered that packages bring and need: bundles of certificates, texts, code', () => assert.deepEqual(open(harmless), Object.keys(harmless)));

  test('keys are covered among packages, compiled files and objects of git', () => assert.deepEqual(open(Object.fromEntries(hidden.map((path) => [path, canary]))), []));

  test('what git says of its remotes is covered in a folder of any name', () => {
    const secret = Object.fromEntries(['mirror.git/config', 'mirror.git/logs/HEAD', 'mirror.git/worktrees/w/config.worktree', 'deep/.bare/config', 'deep/.bare/modules/m/config'].map((path) => [path, canary]));
    const left = open({ ...secret, ...repository('mirror.git'), ...repository('deep/.bare') });
    assert.deepEqual(left.filter((path) => path in secret), []);
    assert.ok(left.includes('mirror.git/objects/info/x'));
  });

  test('a name counts in letters of any case and form, as other systems compare it', () => {
    const names = ['.ENV', 'ID_RSA', '.Npmrc', '.SSH/x', 'Terraform.TFVARS', 'Secrets.Yaml', '.ſſh/x', '.s\u200dsh/x', '.\u212aube/x', '.ｎpmrc'];
    assert.deepEqual(open({ ...Object.fromEntries(names.map((path) => [path, canary])), 'Server.KEY': pem }), []);
  });

  test('packages count as files that are looked at: where they are too many, the folder is refused', () => {
    const folder = project(Object.fromEntries(Array.from({ length: 60 }, (_each, at) => [`node_modules/p${at}/index.js`, ''])));
    assert.match(refusal(folder, { mostLookedThrough: 100 }) ?? '', /more than 100 files/);
    assert.equal(refusal(folder, { mostLookedThrough: 200 }), undefined);
  });

  test('more places of keys than a cell can cover have it refused', () => {
    const folder = project(Object.fromEntries(Array.from({ length: 12 }, (_each, at) => [`p${at}/.env`, ''])));
    assert.match(refusal(folder, { mostCovered: 11 }) ?? '', /too many places of keys/);
    assert.equal(refusal(folder, { mostCovered: 20 }), undefined);
  });

});

describe('a program in a cell', { skip }, () => {
  test('reads no key and reaches no running program that lies among its packages or in a folder of git', async () => {
    const folder = project({ ...Object.fromEntries(hidden.map((path) => [path, canary])), 'mirror.git/config': canary, ...repository('mirror.git'), 'node_modules/foo/tls.pem': pem, 'node_modules/foo/cacert.pem': certificate });
    const sockets = ['node_modules/foo/app.sock', '.git/daemon.sock', '.git/x/y.sock', 'site-packages/z'].map((path) => join(folder, path));
    mkdirSync(join(folder, 'site-packages'));
    const servers = sockets.map((path) => createServer((socket) => { socket.on('error', () => undefined).end(canary); }).listen(path));
    after(() => servers.forEach((server) => server.close()));
    await Promise.all(servers.map((server) => new Promise((done) => server.once('listening', done))));
    for (const path of sockets) chmodSync(path, 0o777);
    // A folder that its owner may enter and not list.
    mkdirSync(join(folder, 'closed'));
    writeFileSync(join(folder, 'closed/.env'), canary);
    chmodSync(join(folder, 'closed'), 0o311);
    execFileSync('mkfifo', ['-m', '666', join(folder, 'node_modules/foo/pipe')]);
    const read = [...hidden, 'closed/.env', 'mirror.git/config', 'node_modules/foo/tls.pem', 'node_modules/foo/pipe', 'node_modules/foo/cacert.pem'].map((path) => join(folder, path));
    const outcome = await listServer({
      kind: 'command', command: process.execPath, args: ['looks-around.mjs'], env: { LOOK: JSON.stringify({ read, sockets }) }, files: {}, hosts: [], author: author(folder), cwd: looking(folder),
    }, { sandbox: 'auto' });
    assert.ok(outcome.ok, JSON.stringify(outcome));
    const found = Object.fromEntries(outcome.listing.tools.map(({ name, description }) => [name, String(description)]));
    const seen = read.filter((path) => !/^(|ENOENT|undefined)$/.test(String(found[`read ${path}`])));
    assert.deepEqual(seen.map((path) => relative(folder, path)), ['node_modules/foo/cacert.pem']);
    for (const path of sockets) assert.match(found[`socket ${path}`] ?? '', /^(ECONNREFUSED|ENOENT|ENOTSOCK)$/, path);
  });
});

/** Puts the program that looks around into a folder. */
function looking(folder: string): string {
  execFileSync('cp', [join(import.meta.dirname, 'programs/looks-around.mjs'), folder]);
  return folder;
}

asUsers(import.meta.filename);
