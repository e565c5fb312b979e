/** A place that holds keys: it is shown to no program, unless a person names it exactly. */
export interface KeyPlace {
  /** What it holds, as a clause. */
  holds: string;
  /**
   * Where it lies in a home or anywhere else, after `~/` in a home only: names with `/` between, `*` for any part of one name. All
   * below is meant too. Written once for all systems; compared without regard to case.
   */
  paths: readonly string[];
}

/** Where programs of a home keep their settings: of Linux, macOS and Windows. */
const settings = ['.config', 'Library/Application Support', 'AppData/Roaming', 'AppData/Local'];
const inSettings = (...names: string[]): string[] => settings.flatMap((folder) => names.map((name) => `${folder}/${name}`));

/**
 * Places of keys, as the documentation of each program names them (read November 2026). A program that keeps its keys elsewhere is
 * a line here.
 */
export const keyPlaces: readonly KeyPlace[] = [
  { holds: 'keys of SSH', paths: ['.ssh', 'etc/ssh', 'id_rsa', 'id_dsa', 'id_ecdsa', 'id_ecdsa_sk', 'id_ed25519', 'id_ed25519_sk', '*.ppk'] },
  { holds: 'keys of GnuPG', paths: ['.gnupg', 'AppData/Roaming/gnupg'] },
  { holds: 'keys of age and sops', paths: [...inSettings('age', 'sops'), '.age', 'age.key'] },
  { holds: 'private keys', paths: ['*.p12', '*.pfx', '*.jks', 'etc/ssl/private', 'etc/pki/tls/private', '.step/secrets', '.pki'] },
  { holds: 'passwords', paths: ['.password-store', '*.kdbx', ...inSettings('keepassxc', 'KeePass', 'Bitwarden', 'Bitwarden CLI', '1Password', 'op'), '.op', '.1password', 'etc/shadow*', 'etc/gshadow*', 'etc/sudoers*'] },
  { holds: 'a keyring', paths: ['.local/share/keyrings', '.local/share/kwalletd', '.kde/share/apps/kwallet', 'Library/Keychains', 'AppData/*/Microsoft/Credentials', 'AppData/*/Microsoft/Protect', 'AppData/*/Microsoft/Vault', 'AppData/Roaming/Microsoft/Crypto'] },

  { holds: 'keys of a cloud', paths: ['.aws', '.azure', '.boto', '.s3cfg', '.oci', '.bluemix', '.aliyun', '.tccli', '.digitalocean', '.linode-cli', '.fly', ...inSettings('gcloud', 'doctl', 'linode-cli', 'hcloud', 'scw', 'configstore', 'rclone', 'heroku', 'netlify', 'com.vercel.cli', 'wrangler', '.wrangler'), '.local/share/com.vercel.cli', '.wrangler/config', '.databrickscfg', '.snowflake', '.snowsql'] },
  { holds: 'keys of a cluster', paths: ['.kube', '.minikube', '.talos', '.rancher', 'etc/kubernetes', 'etc/rancher', '*.kubeconfig'] },
  { holds: 'sign-ins of a container registry', paths: ['.docker/config.json', '.docker/contexts', '.docker/desktop', '.docker/run', '.dockercfg', '.config/containers', '.local/share/containers'] },
  { holds: 'keys of an infrastructure', paths: ['.terraform.d', '.terraformrc', 'terraform.rc', '*.tfstate', '*.tfstate.backup', '.vault-token', '.vault_pass*', '.pulumi', '.chef', '.puppetlabs', '.ansible'] },

  { holds: 'tokens of a package registry', paths: [
    '.npmrc', 'etc/npmrc', '.yarnrc', '.yarnrc.yml', '.bunfig.toml', '.pypirc', '.config/pip', '.pip', 'pip.conf', 'pip.ini', 'Library/Application Support/pip', 'AppData/Roaming/pip',
    ...inSettings('pypoetry', 'hatch'), '.config/uv', '.local/share/uv/credentials', 'AppData/Roaming/uv/credentials', 'AppData/Roaming/uv/uv.toml', '.cargo/credentials', '.cargo/credentials.toml', '.gem/credentials', '.local/share/gem/credentials', '.bundle/config',
    '.composer', ...inSettings('composer', 'Composer', 'NuGet'), '.config/pnpm', 'Library/Preferences/pnpm', '.nuget/NuGet', '.m2/settings.xml', '.m2/settings-security.xml', '.gradle/gradle.properties', '.ivy2/.credentials', '.sbt/.credentials', '.hex', '.pub-cache/credentials.json', '.condarc', '.config/anaconda',
  ] },
  { holds: 'sign-ins', paths: ['.netrc', '_netrc', '.authinfo', '.authinfo.gpg', '.git-credentials', '.config/git', '.gitconfig', ...inSettings('gh', 'GitHub CLI', 'glab-cli', 'hub', 'tea', 'GitHub Desktop'), '.config/glab-cli', '.curlrc', '.wgetrc', '.hgrc', '.subversion/auth', '.smbcredentials', '.cifs*'] },
  { holds: 'perhaps a token of its remote', paths: ['.git/config', '.git/config.worktree', '.git/credentials', '.git/modules', '.hg/hgrc'] },
  { holds: 'sign-ins of databases', paths: ['.pgpass', 'pgpass.conf', '.pg_service.conf', '.my.cnf', '.mylogin.cnf', '.mongorc.js', '.dbshell', '.rediscli_auth', '.cassandra', '.sqlcmd', ...inSettings('DBeaverData', 'sqlectron')] },
  { holds: 'values that are kept out of a repository', paths: ['.env', '.env.*', '*.env', '.envrc', '.dev.vars', '.secrets', '.streamlit/secrets.toml', 'credentials.json', 'client_secret*.json', 'service-account*.json', 'service_account*.json'] },

  { holds: 'a browser with its sign-ins', paths: [
    '.mozilla', '.firefox', '.thunderbird', '.librewolf', '.waterfox', '.zen', '.tor-browser', '.var/app', 'snap/firefox', 'snap/chromium', 'snap/brave',
    ...inSettings('google-chrome*', 'chromium', 'Chromium', 'BraveSoftware', 'microsoft-edge*', 'vivaldi*', 'opera*', 'Google', 'Microsoft Edge', 'Microsoft/Edge', 'Mozilla', 'Firefox', 'Vivaldi', 'Arc', 'com.operasoftware.Opera', 'Opera Software', 'Thorium', 'librewolf'),
    '.cache/mozilla', '.cache/google-chrome', '.cache/chromium', 'Library/Safari', 'Library/Cookies', 'Library/Containers', 'Library/Group Containers', 'Library/HTTPStorages', 'Library/WebKit', 'Library/Caches/Google', 'Library/Mobile Documents', 'Library/Application Support/com.apple.*',
  ] },
  { holds: 'mail or messages', paths: ['.mail', '~/Mail', '~/mbox', 'Maildir', '.maildir', '.mutt', '.muttrc', '.mbsyncrc', '.msmtprc', '.offlineimaprc', '.fetchmailrc', '.local/share/evolution', 'Library/Mail', 'Library/Messages', 'Library/Accounts', ...inSettings('evolution', 'Thunderbird', 'Signal', 'Slack', 'discord', 'Element', 'Microsoft/Outlook', 'TelegramDesktop', 'Telegram Desktop', 'aerc', 'neomutt'), '.local/share/TelegramDesktop', '.purple', '.weechat', '.irssi'] },
  { holds: 'a wallet', paths: ['.bitcoin', '.ethereum', '.electrum', '.monero', '.litecoin', '.dogecoin', '.dash', '.zcash', '.solana', '.config/solana', '.near-credentials', '.sui', '.aptos', '.foundry/keystores', '.brownie', '.exodus', 'wallet.dat', ...inSettings('Bitcoin', 'Ethereum', 'Electrum', 'Exodus', 'atomic', 'Ledger Live', 'Monero')] },
  { holds: 'what was typed into a shell', paths: ['.bash_history', '.zsh_history', '.zhistory', '.zsh_sessions', '.bash_sessions', '.history', '.sh_history', '.ksh_history', '.local/share/fish', '.python_history', '.node_repl_history', '.psql_history', '.mysql_history', '.sqlite_history', '.rediscli_history', '.irb_history', '.lesshst', '.viminfo', 'PSReadLine', '.local/share/powershell'] },
  { holds: 'sign-ins of an agent', paths: [
    '.claude.json', '.claude/.credentials.json', '.claude/projects', '.claude/history.jsonl', '.codex/auth.json', '.codex/sessions', '.codex/history.jsonl', '.gemini/oauth_creds.json', '.gemini/google_accounts.json', '.local/share/opencode', '.cursor/auth.json', '.codeium', '.continue', '.aider*', '.copilot', '.ollama', '.huggingface', '.cache/huggingface/token', '.kaggle', '.openai', '.anthropic', '.mcp-auth',
    ...inSettings('Claude', 'Cursor', 'Code', 'Code - Insiders', 'VSCodium', 'Windsurf', 'zed', 'Zed', 'goose', 'github-copilot', 'io.datasette.llm', 'openai', 'anthropic', 'huggingface'), 'gha-creds-*.json',
  ] },
  { holds: 'sessions of the desktop', paths: ['.Xauthority', '.ICEauthority', '.dbus', '.local/share/gvfs-metadata', '.local/share/recently-used.xbel', 'krb5cc_*', '.k5login', '.config/krb5', ...inSettings('rdesktop', 'remmina'), '.local/share/remmina', '.vnc', '.config/pulse/cookie', '.wireguard', 'etc/wireguard', 'etc/NetworkManager', '.cert'] },
];

/** Files with such names that hold no values: examples for people. */
export const examples = /^\.env\.(example|sample|template|dist|defaults?)$|\.(example|sample|template)$/i;

/** Variables of the person that say where a program keeps its keys instead. */
export const keyVariables: readonly string[] = [
  'GNUPGHOME', 'PASSWORD_STORE_DIR', 'SOPS_AGE_KEY_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AZURE_CONFIG_DIR', 'CLOUDSDK_CONFIG', 'GOOGLE_APPLICATION_CREDENTIALS',
  'KUBECONFIG', 'DOCKER_CONFIG', 'REGISTRY_AUTH_FILE', 'NPM_CONFIG_USERCONFIG', 'npm_config_userconfig', 'NPM_CONFIG_GLOBALCONFIG', 'PIP_CONFIG_FILE', 'NETRC', 'PGPASSFILE', 'GH_CONFIG_DIR', 'CLAUDE_CONFIG_DIR', 'CODEX_HOME',
  'TF_CLI_CONFIG_FILE', 'VAULT_CONFIG_PATH', 'BOTO_CONFIG', 'HISTFILE', 'SSH_AUTH_SOCK', 'XAUTHORITY', 'KRB5CCNAME', 'COMPOSER_HOME', 'BUNDLE_USER_CONFIG', 'MAIL', 'MAILDIR',
];
