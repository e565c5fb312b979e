/** A program that keeps versions of interpreters, each in a folder of its own and with nothing of the person's beside it. */
export interface VersionManager {
  /** Its own folder; `~/` for the home of the person. */
  folder: string;
  /** The variable by which a person has it elsewhere. */
  variable?: string;
  /** Where in that folder the versions are, with `*` for any one name; empty: it is one itself. */
  installs: readonly string[];
}

/** What managers of many tools call the interpreters: their other tools may be anyone's. */
const interpreters = ['node', 'nodejs', 'python', 'ruby', 'java', 'php', 'perl', 'bun', 'deno', 'uv'];

/**
 * Where the usual managers of versions put interpreters, as their documentation says (read November 2026). What lies there was put there by the
 * person, whatever points at it: environments of projects are made of links to it. Environments themselves hold packages, which may be private, so
 * none is here; nor is what is kept elsewhere: that counts as the person's where it is on PATH.
 */
export const versionManagers: readonly VersionManager[] = [
  { folder: '~/.pyenv', variable: 'PYENV_ROOT', installs: ['versions/*'] },
  { folder: '~/.local/share/uv/python', variable: 'UV_PYTHON_INSTALL_DIR', installs: ['*'] },
  { folder: '~/.rye', variable: 'RYE_HOME', installs: ['py/*'] },
  ...['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge'].map((name) => ({ folder: `~/${name}`, installs: [''] })),
  { folder: '/opt/conda', installs: [''] },
  { folder: '~/.nvm', variable: 'NVM_DIR', installs: ['versions/node/*'] },
  { folder: '~/.config/nvm', installs: ['versions/node/*'] },
  { folder: '~/.local/share/fnm', variable: 'FNM_DIR', installs: ['node-versions/*/installation'] },
  { folder: '~/.fnm', installs: ['node-versions/*/installation'] },
  { folder: '~/.volta', variable: 'VOLTA_HOME', installs: ['tools/image/node/*'] },
  { folder: '~/.nodenv', variable: 'NODENV_ROOT', installs: ['versions/*'] },
  { folder: '~/.bun', variable: 'BUN_INSTALL', installs: [''] },
  { folder: '~/.deno', variable: 'DENO_INSTALL', installs: [''] },
  { folder: '~/.rbenv', variable: 'RBENV_ROOT', installs: ['versions/*'] },
  { folder: '~/.rvm', installs: ['rubies/*'] },
  { folder: '~/.sdkman', variable: 'SDKMAN_DIR', installs: ['candidates/java/*'] },
  { folder: '~/.asdf', variable: 'ASDF_DATA_DIR', installs: interpreters.map((name) => `installs/${name}/*`) },
  { folder: '~/.local/share/mise', variable: 'MISE_DATA_DIR', installs: interpreters.map((name) => `installs/${name}/*`) },
  { folder: '~/.proto', variable: 'PROTO_HOME', installs: interpreters.map((name) => `tools/${name}/*`) },
  // Where the runners of a CI keep what their set-up steps install.
  { folder: '/opt/hostedtoolcache', variable: 'RUNNER_TOOL_CACHE', installs: ['node/*/*', 'Python/*/*', 'Ruby/*/*', 'PyPy/*/*'] },
];
