/** Where a program is looked for, whose settings it takes, and where it keeps what it fetched: names of any system, in lower case. */
const places = [
  'path', 'pathext', 'comspec', 'systemroot', 'systemdrive', 'windir', 'home', 'userprofile', 'homedrive', 'homepath', 'appdata', 'localappdata', 'programdata', 'allusersprofile', 'programfiles', 'psmodulepath', '__compat_layer',
  'nodefaultcurrentdirectoryinexepath', 'prefix', 'n_prefix', 'destdir', 'shell', 'tmpdir', 'tmp', 'temp',
];
/** What a shell reads before the line it is given, or reads that line by. */
const shells = ['env', 'fpath', 'module_path', 'nullcmd', 'shellopts', 'ps4', 'ifs', 'cdpath', 'zdotdir', 'posixly_correct', 'inputrc', 'execignore'];
/** What the C library loads or looks hosts up by (its manual, and that of the loader). */
const libraries = ['gconv_path', 'getconf_dir', 'locpath', 'nlspath', 'hostaliases', 'localdomain', 'glibc_tunables', 'malloc_trace', 'libpath', 'shlib_path'];
/** By whom a registry is reached, whose word for it is taken, and what signs in there. */
const connections = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy', 'proxy', 'ssl_cert_file', 'ssl_cert_dir', 'ctlog_file', 'randfile', 'registry_auth_file', 'aws_config_file', 'aws_shared_credentials_file', 'azure_config_dir', 'gnupghome', 'ssh_askpass', 'ssh_auth_sock', 'git_askpass', 'container_host', 'container_connection', 'container_sshkey', 'container_proxy', 'storage_driver', 'storage_opts'];
const named = new Set([...places, ...shells, ...libraries, ...connections]);
/**
 * Families of settings: of node and its OpenSSL, of the runners, of what manages their versions, of shells, of the clients of containers
 * (docker's and podman's manuals, "environment variables"), and of the loader of programs.
 */
const families = new RegExp(`^(?:${[
  'node|nodejs|openssl|libuv|uv|icu|v8|jsc|npm|npx|pnpm|yarn|bun|deno|corepack|berry|volta|fnm|nvm|asdf|mise|rtx|nodenv|nodist|proto|direnv|devbox|aqua|nvs|nvmd', 'bash|zsh|ksh|fish|xdg|python|pip|perl|perl5|perl5lib|ruby|rubylib|rubyopt|lua|cor|coreclr|dotnet|cloudsdk|password_store', 'docker|containers|podman|buildah|buildkit|netavark', 'ld|dyld|_rld|objc',
].join('|')})(?:_|$)|^(?:python|bash_func_)`);
/** Those of the families that say nothing of code or places. */
const plainNames = new Set(['node_env', 'node_no_warnings', 'node_debug', 'node_disable_colors', 'node_pending_deprecation', 'node_tls_min_version', 'npm_token', 'node_auth_token', 'docker_buildkit', 'python_env', 'pythonunbuffered', 'pythondontwritebytecode', 'pythonioencoding', 'pythonutf8']);
/** What bash takes for a function of a command's name. */
const functionText = /^\s*\(\s*\)/;
/** Options of NODE_OPTIONS that load no code, and what their values may be. */
const plainOptions = new Set(['max-old-space-size', 'max-semi-space-size', 'max-http-header-size', 'stack-trace-limit', 'dns-result-order', 'disable-warning', 'trace-warnings', 'trace-deprecation', 'trace-uncaught', 'trace-exit', 'trace-sigint',
  'no-warnings', 'no-deprecation', 'use-system-ca', 'use-openssl-ca', 'use-bundled-ca', 'enable-source-maps']);
const plainValue = /^[\w:-]*$/;

/**
 * The variables that decide which program a runner such as npx is, or what it starts of all that is called so; `own` are those that the person has
 * anyway, whose same values decide nothing. `isThere`: whether the folder that a client starts in holds something of such a name.
 */
export function steeringVariables(env: Readonly<Record<string, string>>, own: Readonly<Record<string, string | undefined>> = {}, isThere: (name: string) => boolean = () => false): string[] {
  return Object.entries(env).filter(([name, value]) => isSteering(name.toLowerCase(), value) && own[name] !== value && !(isItself(name, value) && !isThere(value))).map(([name]) => name).sort();
}

function isPlainOption(word: string): boolean {
  const [name = '', value = ''] = word.split(/=(.*)/s);
  return name.startsWith('--') && plainOptions.has(name.slice(2)) && plainValue.test(value);
}

/** A placeholder of the same name: `${PATH}`, `${env:PATH}`, `%PATH%`. A client that does not fill it in takes it for a name of its folder. */
function isItself(name: string, value: string): boolean {
  return [`\${${name}}`, `\${env:${name}}`, `$${name}`, `%${name}%`].includes(value);
}

function isSteering(name: string, value: string): boolean {
  if (name === 'node_options') return !value.split(/\s/).every((word) => word === '' || isPlainOption(word));
  return named.has(name) || functionText.test(value) || (families.test(name) && !plainNames.has(name));
}
