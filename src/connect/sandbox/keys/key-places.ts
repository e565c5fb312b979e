/** A place that holds keys: it is shown to no program, unless a person names it exactly. */
export interface KeyPlace {
  /** What it holds, as a clause. */
  holds: string;
  /**
   * Where it lies in a home or anywhere else, after `~/` in a home only: names with `/` between, `*` for any part of one name. All
   * below is meant too. Written once for all systems; compared without regard to case. What
   * has no `*` is looked for in homes too, and known again there under another name: so some stand beside a `*` that means them as well.
   */
  paths: readonly string[];
  /** The same of files alone: folders with such names hold what is no secret, code mostly. */
  files?: readonly string[];
  /** Files with such names in which a secret stands: others with the same names are certificates, fixtures, texts. */
  ifSecret?: readonly string[];
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
  { holds: 'keys of age and sops', paths: [...inSettings('age', 'sops'), '.age', 'age.key', '*.agekey'] },
  {
    holds: 'private keys', paths: ['*.p12', '*.pfx', '*.jks', 'etc/ssl/private', 'etc/pki/tls/private', '.step/secrets', '.pki', '.acme.sh', '.lego', '.lima/_config', '.tsh', 'private-keys-v1.d'],
    files: ['*.pkcs12', '*.jceks', '*.bks', '*.keystore', '*.snk', 'secring.gpg', 'master.key', 'credentials/*.key'],
    ifSecret: ['*key', '*keys', '*key.txt', '*keys.txt', '*.pem', '*.p8', '*.pk8', '*.der', '*.priv', '*.asc', '*.crt', '*.cer', '*.cert', '*_rsa', '*_dsa', '*_ecdsa', '*_ed25519', 'identity', '*.ovpn'],
  },
  { holds: 'passwords', paths: ['.password-store', '*.kdbx', ...inSettings('keepassxc', 'KeePass', 'Bitwarden', 'Bitwarden CLI', '1Password', 'op', 'rbw', 'lpass', 'gopass', 'Enpass'), '.op', '.1password', '.cache/rbw', '.local/share/rbw', '.lpass', '.local/share/lpass', '.local/share/gopass', '*.opvault', '*.agilekeychain', 'etc/shadow*', 'etc/gshadow*', 'etc/sudoers*', '.htpasswd', '.htdigest'], files: ['*.kdb', '*.psafe3', 'password', 'passwords', '.password', '.passwords', '.passwd', 'passwd', 'htpasswd', 'password.txt', 'passwords.txt', 'passwords.csv'] },
  { holds: 'a keyring', paths: ['.local/share/keyrings', '.local/share/python_keyring', '.local/share/kwalletd', '.kde/share/apps/kwallet', 'Library/Keychains', 'AppData/*/Microsoft/Credentials', 'AppData/*/Microsoft/Protect', 'AppData/*/Microsoft/Vault', 'AppData/Roaming/Microsoft/Crypto'] },

  { holds: 'keys of a cloud', paths: [
    '.aws', '.azure', '.boto', '.s3cfg', '.oci', '.bluemix', '.aliyun', '.tccli', '.digitalocean', '.linode-cli', '.fly', ...inSettings('gcloud', 'doctl', 'linode-cli', 'hcloud', 'scw', 'configstore', 'rclone', 'heroku', 'netlify', 'com.vercel.cli', 'wrangler', '.wrangler', 'openstack', 'exoscale', 'yandex-cloud', 'turso', 'planetscale', 'neonctl', 'stripe', 'ngrok', 'hcp', 'fly'), '.local/share/com.vercel.cli', 'Library/Preferences/netlify', '.wrangler/config', '.databrickscfg', '.databricks', '.snowflake', '.snowsql',
    '.saml2aws', '.awsvault', '.okta', '.ovh.conf', '.civo.json', '.vultr-cli.yaml', '.supabase', '.railway', '.render', '.twilio-cli', '.sentryclirc', '.ngrok2', '.cloudflared', '.expo', '.serverlessrc', '.sfdx', '.sf', '.cf', '.amplify/admin', '.dbt/profiles.yml', '.modal.toml', '.runpod', '.microsoft/usersecrets', 'Microsoft/UserSecrets',
  ], files: ['rootkey.csv', '*accessKeys.csv', '*credentials.csv', '*.publishsettings', 'application_default_credentials.json', 'clouds.yaml', 'clouds.yml', 'secure.yaml', 'secure.yml', 'rclone.conf', '.rclone.conf'], ifSecret: ['*-*.json', '*_*.json', 'key.json', 'keys.json', '*.keys.json', 'token.json', 'tokens.json'] },
  { holds: 'keys of a cluster', paths: ['.kube', '.minikube', '.talos', '.rancher', 'etc/kubernetes', 'etc/rancher', '*.kubeconfig', '.argocd', ...inSettings('argocd', 'helm'), 'Library/Preferences/helm'], files: ['kubeconfig', 'talosconfig', ...['', '*-', '*_'].flatMap((start) => [`${start}kubeconfig.yaml`, `${start}kubeconfig.yml`]), '*-kubeconfig', '*_kubeconfig', 'k3s.yaml'] },
  { holds: 'sign-ins of a container registry', paths: ['.docker/config.json', '.docker/contexts', '.docker/desktop', '.docker/run', '.docker/.token_seed', '.dockercfg', '.config/containers', '.local/share/containers'] },
  { holds: 'keys of an infrastructure', paths: ['.terraform.d', '.terraformrc', 'terraform.rc', '.tofurc', 'tofu.rc', '*.tfstate', '*.tfstate.*', '*.tfvars', '*.tfvars.json', '*.tfplan', '.vault-token', '.vault_pass*', '.vault-pass*', '.pulumi', '.chef', '.puppetlabs', '.ansible', '.infracost/credentials.yml'], files: ['*vault_pass*', '*vault-pass*', 'encrypted_data_bag_secret'] },

  { holds: 'tokens of a package registry', paths: [
    '.npmrc', 'etc/npmrc', '.yarnrc', '.yarnrc.yml', '.bunfig.toml', 'bunfig.toml', '.pypirc', '.config/pip', '.pip', 'pip.conf', 'pip.ini', 'Library/Application Support/pip', 'AppData/Roaming/pip',
    ...inSettings('pypoetry', 'hatch', 'dart', 'coursier'), '.config/uv', '.local/share/uv/credentials', 'AppData/Roaming/uv/credentials', 'AppData/Roaming/uv/uv.toml', '.cargo/credentials*', '.cargo/credentials', '.cargo/credentials.toml', '.cargo/config', '.cargo/config.toml', '.gem/credentials', '.local/share/gem/credentials', '.bundle/config',
    '.composer', ...inSettings('composer', 'Composer', 'NuGet'), '.config/pnpm', 'Library/Preferences/pnpm', '.nuget/NuGet', '.m2/settings.xml', '.m2/settings-security.xml', '.gradle/gradle.properties', '.ivy2/.credentials', '.sbt/.credentials', '.hex', '.pub-cache/credentials.json', '.condarc', '.config/anaconda', '.config/conda', '.continuum',
    '.jfrog', '.cloudsmith', '.luarocks/upload_config.lua', '.Renviron', '.julia/servers', '.cabal/config', '.stack/upload', '.nimble/github_api_token', '.mvn/settings.xml',
  ], files: ['nuget.config', 'gradle.properties', 'local.properties', 'key.properties', 'keystore.properties'], ifSecret: ['auth.json'] },
  { holds: 'sign-ins', paths: [
    '.netrc', '_netrc', '.authinfo', '.authinfo.gpg', '.git-credentials', '.config/git', '.gitconfig', ...inSettings('gh', 'GitHub CLI', 'glab-cli', 'hub', 'tea', 'GitHub Desktop'), '.config/glab-cli', '.curlrc', '.wgetrc', '.hgrc', '.subversion/auth', '.smbcredentials', '.cifs*',
    '.gitcookies', '.gcm', '.git-credential-cache', 'git-credentials-*.config', '.arcrc', '.config/curlrc', '.w3m', '.httpie', ...inSettings('httpie', 'Insomnia', 'Postman', 'JetBrains', 'FileZilla'), '.filezilla', '.ftpconfig', '.ftppass', '.lftp', '.vscode/sftp.json', 'sftp-config.json', '.circleci/cli.yml', '.travis'],
    files: ['cookies.txt', 'http-client.private.env.json', 'winscp.ini'] },
  { holds: 'perhaps a token of its remote', paths: ['.git/config*', '.git/credential*', '.git/modules', '.git/logs', '.git/annex/creds', '.hg/hgrc'], files: ['config.worktree'] },
  { holds: 'sign-ins of databases', paths: ['.pgpass', 'pgpass.conf', '.pg_service.conf', '.my.cnf', '.mylogin.cnf', '.mongorc.js', '.dbshell', '.rediscli_auth', '.cassandra', '.sqlcmd', '.mongodb', '.mongoshrc.js', '.redisclirc', '.cqlshrc', '.clickhouse-client', '.influxdbv2', '.mysql', '.local/share/DBeaverData', 'Library/DBeaverData', '.dbeaver4', '.idea/dataSources.local.xml', ...inSettings('DBeaverData', 'sqlectron', 'com.tinyapp.TablePlus', 'beekeeper-studio', 'MongoDB Compass')] },
  { holds: 'values that are kept out of a repository', paths: [
    '.env', '.env.*', '*.env', '.envrc', '.envrc.*', '.flaskenv', '.dev.vars', '.dev.vars.*', '.secret', '.secrets', '.secrets.*', '.streamlit/secrets.toml', 'credentials.json', 'client_secret*.json', 'service-account*.json', 'service_account*.json',
    '.doppler', '.infisical', '.envkey', '.config/environment.d', ...['.profile', '.bash_profile', '.bash_login', '.bashrc', '.zshrc', '.zshenv', '.zprofile', '.zlogin'].map((name) => `~/${name}`), '~/.config/fish',
  ], files: [
    '.env-*', '.env_*', ...['local', 'dev', 'development', 'test', 'testing', 'ci', 'qa', 'uat', 'stage', 'staging', 'prod', 'production', 'live', 'secret', 'secrets', 'private', 'list'].map((stage) => `env.${stage}`), 'env.*.local',
    // Words alone are usual names of files for one value, by hand and in courses.
    'credentials', '.credentials', ...['token', 'api_key', 'api-key', 'apikey', 'api_keys', 'apikeys', 'access_token', 'auth_token', 'secret_key', 'secretkey', 'openai_key'].flatMap((word) => [word, `.${word}`, `${word}.txt`]), '.tokens', 'secret', 'secrets', 'secret.txt', 'secrets.txt', 'credentials.txt', 'key.txt', 'ssh_key', '.ssh_key',
    ...['yml', 'yaml', 'json', 'toml', 'properties', 'ini'].flatMap((format) => [`secrets.${format}`, `secret.${format}`]), '*.secrets.json', 'local.settings.json', 'appsettings.secret*.json', 'appsettings.local.json', 'serviceAccount*.json', '*firebase-adminsdk*.json', 'wp-config.php',
  ] },

  { holds: 'a browser with its sign-ins', paths: [
    '.mozilla', '.firefox', '.thunderbird', '.librewolf', '.waterfox', '.zen', '.tor-browser', '.var/app', 'snap/firefox', 'snap/chromium', 'snap/brave',
    ...inSettings('google-chrome*', 'chromium', 'Chromium', 'BraveSoftware', 'microsoft-edge*', 'vivaldi*', 'opera*', 'Google', 'Microsoft Edge', 'Microsoft/Edge', 'Mozilla', 'Firefox', 'Vivaldi', 'Arc', 'com.operasoftware.Opera', 'Opera Software', 'Thorium', 'librewolf'),
    '.cache/mozilla', '.cache/google-chrome', '.cache/chromium', ...['.cache', 'Library/Caches', 'AppData/Local'].map((folder) => `${folder}/ms-playwright/mcp-*`), '.cache/chrome-devtools-mcp', 'Library/Safari', 'Library/Cookies', 'Library/Containers', 'Library/Group Containers', 'Library/HTTPStorages', 'Library/WebKit', 'Library/Caches/Google', 'Library/Mobile Documents', 'Library/Application Support/com.apple.*',
  ] },
  { holds: 'mail or messages', paths: ['.mail', '~/Mail', '~/mbox', 'Maildir', '.maildir', '.mutt', '.muttrc', '.mbsyncrc', '.msmtprc', '.offlineimaprc', '.fetchmailrc', '.local/share/evolution', 'Library/Mail', 'Library/Messages', 'Library/Accounts', ...inSettings('evolution', 'Thunderbird', 'Signal', 'Slack', 'discord', 'Element', 'Microsoft/Outlook', 'TelegramDesktop', 'Telegram Desktop', 'aerc', 'neomutt'), '.local/share/TelegramDesktop', '.purple', '.weechat', '.irssi', '.config/isyncrc', '.aerc', '.getmail', '.local/share/signal-cli', '.local/share/keybase', ...inSettings('himalaya', 'msmtp', 'keybase', 'WhatsApp', 'Microsoft/Teams', 'teams-for-linux', 'Mattermost', 'Zulip')], files: ['*.session', '*.session-journal'] },
  { holds: 'a wallet', paths: ['.bitcoin', '.ethereum', '.electrum', '.monero', '.litecoin', '.dogecoin', '.dash', '.zcash', '.solana', '.config/solana', '.near-credentials', '.sui', '.aptos', '.foundry/keystores', '.brownie', '.exodus', 'wallet.dat', 'UTC--*', '.lnd', '.lightning', '.bitmonero', '.walletwasabi', '.sparrow', '.electron-cash', '.starkli-wallets', '.starknet_accounts', '.mnemonic', 'Library/Preferences/hardhat-nodejs', ...inSettings('hardhat-nodejs', 'Sparrow', 'Bitcoin', 'Ethereum', 'Electrum', 'Exodus', 'atomic', 'Ledger Live', 'Monero')] },
  { holds: 'what was typed into a shell', paths: ['.bash_history*', '.zsh_history*', '.*_history', '.local/share/atuin', '.local/share/mcfly', ...inSettings('nushell/history.txt', 'nushell/history.sqlite3'), '.local/state/nvim/shada', '.ipython/profile_*/history.sqlite', '.bash_history', '.zsh_history', '.zhistory', '.zsh_sessions', '.bash_sessions', '.history', '.sh_history', '.ksh_history', '.local/share/fish', '.python_history', '.node_repl_history', '.psql_history', '.mysql_history', '.sqlite_history', '.rediscli_history', '.irb_history', '.lesshst', '.viminfo', 'PSReadLine', '.local/share/powershell'] },
  { holds: 'sign-ins of an agent', paths: [
    '.claude.json', '.claude.json.*', ...['.credentials.json', 'projects', 'history.jsonl', 'settings.json', 'settings.local.json', 'shell-snapshots', 'file-history', 'paste-cache', 'session-env', 'debug'].map((name) => `.claude/${name}`),
    ...['auth.json', '.credentials.json', 'config.toml', 'sessions', 'archived_sessions', 'history.jsonl', 'log', 'shell_snapshots'].map((name) => `.codex/${name}`),
    ...['oauth_creds.json', 'google_accounts.json', 'mcp-oauth-tokens*.json', 'a2a-oauth-tokens*.json', 'settings.json', 'tmp'].flatMap((name) => [`.gemini/${name}`, `.qwen/${name}`]),
    // Settings of clients hold what their servers are given, in projects too.
    '.mcp.json', ...['.cursor/mcp.json', '.vscode/mcp.json', '.roo/mcp.json', '.kilocode/mcp.json', '.amazonq/mcp.json', '.kiro/settings/mcp.json', '.junie/mcp', '.idea/mcp.json', '.trae/mcp.json', '.lmstudio/mcp.json', '.factory/mcp.json', '.windsurf/mcp_config.json', '.zed/settings.json'],
    'claude_desktop_config.json', 'cline_mcp_settings.json', 'opencode.json', 'opencode.jsonc', 'crush.json', '.crush.json',
    '.cline', '.grok', '.augment', '.factory/auth*', '.factory/sessions', '.cursor/chats', '.cursor/projects', '.openclaw', '.clawdbot', '.n8n', '.node-red', 'flows_cred.json', '.local/share/amp', '.local/share/amazon-q', '.local/share/kiro-cli', '.local/share/crush', '.local/share/goose', '.cache/huggingface/stored_tokens',
    '.jupyter', '.local/share/jupyter/runtime', 'Library/Jupyter/runtime', 'AppData/Roaming/jupyter/runtime', '.local/share/opencode', '.cursor/auth.json', '.codeium', '.continue', '.aider*', '.copilot', '.ollama', '.huggingface', '.cache/huggingface/token', '.kaggle', '.openai', '.anthropic', '.mcp-auth',
    ...inSettings('Claude', 'Cursor', 'Code', 'Code - Insiders', 'VSCodium', 'Windsurf', 'zed', 'Zed', 'goose', 'github-copilot', 'io.datasette.llm', 'openai', 'anthropic', 'huggingface', 'amp', 'amazon-q', 'opencode', 'crush', 'aichat', 'fabric', 'shell_gpt', 'wandb'), 'gha-creds-*.json',
  ], files: ['kaggle.json'] },
  { holds: 'sessions of the desktop', paths: ['.Xauthority', '.ICEauthority', '.dbus', '.local/share/gvfs-metadata', '.local/share/recently-used.xbel', 'krb5cc_*', '.k5login', '.config/krb5', ...inSettings('rdesktop', 'remmina', 'goa-1.0', 'Nextcloud', 'syncthing', 'borg'), '.local/state/syncthing', '.dropbox', '.local/share/remmina', '.vnc', '.config/pulse/cookie', '.wireguard', 'etc/wireguard', 'etc/openvpn', 'etc/NetworkManager', '.cert'], files: ['wg*.conf'] },
];

/** Files with such names that hold no values: examples for people. */
export const examples = /^\.env\.(example|sample|template|dist|defaults?)$|\.(example|sample|template)$/i;

/** Pages of a manual, whose numbers look like those of backups: they speak of files with such names. None begins with a point. */
export const manuals = /[\\/]man\d\w*[\\/][^\\/.][^\\/]*\.\d\w*(?:\.\w+)?$/;

/** Variables of the person that say where a program keeps its keys instead. */
export const keyVariables: readonly string[] = [
  'GNUPGHOME', 'PASSWORD_STORE_DIR', 'SOPS_AGE_KEY_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AZURE_CONFIG_DIR', 'CLOUDSDK_CONFIG', 'GOOGLE_APPLICATION_CREDENTIALS',
  'KUBECONFIG', 'DOCKER_CONFIG', 'REGISTRY_AUTH_FILE', 'NPM_CONFIG_USERCONFIG', 'npm_config_userconfig', 'NPM_CONFIG_GLOBALCONFIG', 'PIP_CONFIG_FILE', 'NETRC', 'PGPASSFILE', 'GH_CONFIG_DIR', 'CLAUDE_CONFIG_DIR', 'CODEX_HOME',
  'TF_CLI_CONFIG_FILE', 'VAULT_CONFIG_PATH', 'BOTO_CONFIG', 'HISTFILE', 'SSH_AUTH_SOCK', 'XAUTHORITY', 'KRB5CCNAME', 'COMPOSER_HOME', 'BUNDLE_USER_CONFIG', 'MAIL', 'MAILDIR',
];
