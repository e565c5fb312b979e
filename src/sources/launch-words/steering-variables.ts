/** Where a program is looked for, and whose settings it takes. */
const places = ['path', 'pathext', 'comspec', 'systemroot', 'home', 'userprofile', 'homedrive', 'homepath', 'appdata', 'localappdata', 'xdg_config_home', 'xdg_data_home', 'xdg_config_dirs', 'prefix', 'n_prefix'];
/** What a shell reads before the line it is given. */
const shells = ['env', 'bash_env', 'shellopts', 'bashopts', 'zdotdir', 'ps4'];
/** Which daemon and whose registry a container's client takes (docker's and podman's manuals, "environment variables"). */
const containers = [
  'docker_host', 'docker_context', 'docker_config', 'docker_cert_path', 'docker_tls', 'docker_tls_verify', 'docker_api_version', 'docker_content_trust', 'docker_content_trust_server', 'docker_default_platform',
  'container_host', 'container_connection', 'containers_conf', 'containers_conf_override', 'containers_registries_conf', 'containers_storage_conf', 'registry_auth_file', 'podman_connections_conf',
];
const named = new Set([...places, ...shells, ...containers]);
/** Families of settings: of the runners, of what manages their versions, and of the loader of programs. */
const families = /^(?:npm_config|pnpm|yarn|bun|corepack|volta|fnm|nvm|asdf|mise|nodenv|ld|dyld)_/;
/** Options of NODE_OPTIONS that load no code, and what their values may be. */
const plainOptions = new Set(['max-old-space-size', 'max-semi-space-size', 'max-http-header-size', 'stack-trace-limit', 'dns-result-order', 'disable-warning', 'trace-warnings', 'trace-deprecation', 'trace-uncaught', 'trace-exit', 'trace-sigint',
  'no-warnings', 'no-deprecation', 'use-system-ca', 'use-openssl-ca', 'use-bundled-ca', 'enable-source-maps']);
const plainValue = /^[\w:-]*$/;

/**
 * The variables that decide which program a runner such as npx is, or what it starts of all that is called so; `own` are those that the person has
 * anyway, whose same values decide nothing.
 */
export function steeringVariables(env: Readonly<Record<string, string>>, own: Readonly<Record<string, string | undefined>> = {}): string[] {
  return Object.entries(env).filter(([name, value]) => isSteering(name.toLowerCase(), value) && own[name] !== value && !isItself(name, value)).map(([name]) => name).sort();
}

function isPlainOption(word: string): boolean {
  const [name = '', value = ''] = word.split(/=(.*)/s);
  return name.startsWith('--') && plainOptions.has(name.slice(2)) && plainValue.test(value);
}

/** A placeholder of the same name: `${PATH}`, `${env:PATH}`, `%PATH%`. */
function isItself(name: string, value: string): boolean {
  return [`\${${name}}`, `\${env:${name}}`, `$${name}`, `%${name}%`].includes(value);
}

function isSteering(name: string, value: string): boolean {
  if (name === 'node_options') return !value.split(/\s/).every((word) => word === '' || isPlainOption(word));
  return named.has(name) || families.test(name);
}
