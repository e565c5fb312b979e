/** A program that keeps installations of others, each in a folder of its own and with nothing of the person's beside it. */
export interface VersionManager {
  /** Its own folder; `~/` for the home of the person. */
  folder: string;
  /** The variable by which a person has it elsewhere. */
  variable?: string;
  /** Where in that folder the installations are, with `*` for any one name; empty: it is one itself. */
  installs: readonly string[];
}

/**
 * Where the usual managers of versions and environments put what they install, as their documentation says (read November 2026). What lies there was
 * put there by the person, whatever points at it; a program that is kept elsewhere counts as the person's where it is on PATH.
 */
export const versionManagers: readonly VersionManager[] = [
  { folder: '~/.pyenv', variable: 'PYENV_ROOT', installs: ['versions/*', 'versions/*/envs/*'] },
  { folder: '~/.local/share/uv/python', variable: 'UV_PYTHON_INSTALL_DIR', installs: ['*'] },
  { folder: '~/.local/share/uv/tools', variable: 'UV_TOOL_DIR', installs: ['*'] },
  { folder: '~/.local/share/pipx', variable: 'PIPX_HOME', installs: ['venvs/*'] },
  { folder: '~/.local/pipx', installs: ['venvs/*'] },
  { folder: '~/.virtualenvs', installs: ['*'] },
  { folder: '~/.local/share/virtualenvs', installs: ['*'] },
  { folder: '~/.cache/pypoetry/virtualenvs', installs: ['*'] },
  { folder: '~/.local/share/hatch/env/virtual', installs: ['*/*/*'] },
  { folder: '~/.local/share/pdm/venvs', installs: ['*'] },
  { folder: '~/.rye', variable: 'RYE_HOME', installs: ['py/*', 'tools/*', 'self'] },
  ...['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', 'micromamba'].map((name) => ({ folder: `~/${name}`, installs: ['', 'envs/*'] })),
  { folder: '~/.conda', installs: ['envs/*'] },
  { folder: '/opt/conda', installs: ['', 'envs/*'] },
  { folder: '~/.nvm', variable: 'NVM_DIR', installs: ['versions/node/*'] },
  { folder: '~/.config/nvm', installs: ['versions/node/*'] },
  { folder: '~/.local/share/fnm', variable: 'FNM_DIR', installs: ['node-versions/*/installation'] },
  { folder: '~/.fnm', installs: ['node-versions/*/installation'] },
  { folder: '~/.volta', variable: 'VOLTA_HOME', installs: ['tools/image/*/*'] },
  { folder: '~/.nodenv', variable: 'NODENV_ROOT', installs: ['versions/*'] },
  { folder: '~/.bun', variable: 'BUN_INSTALL', installs: [''] },
  { folder: '~/.deno', variable: 'DENO_INSTALL', installs: [''] },
  { folder: '~/.rbenv', variable: 'RBENV_ROOT', installs: ['versions/*'] },
  { folder: '~/.rvm', installs: ['rubies/*'] },
  { folder: '~/.goenv', variable: 'GOENV_ROOT', installs: ['versions/*'] },
  { folder: '~/.sdkman', variable: 'SDKMAN_DIR', installs: ['candidates/*/*'] },
  { folder: '~/.asdf', variable: 'ASDF_DATA_DIR', installs: ['installs/*/*'] },
  { folder: '~/.local/share/mise', variable: 'MISE_DATA_DIR', installs: ['installs/*/*'] },
  { folder: '~/.proto', variable: 'PROTO_HOME', installs: ['tools/*/*'] },
  { folder: '/home/linuxbrew/.linuxbrew', installs: ['Cellar/*/*'] },
  // Where the runners of a CI keep what their set-up steps install.
  { folder: '/opt/hostedtoolcache', variable: 'RUNNER_TOOL_CACHE', installs: ['*/*/*'] },
];
