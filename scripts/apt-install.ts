import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from './say.ts';

/** Whether this machine installs Debian packages without asking anyone: root, with apt. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian packages; false when that fails (the caller says what that means). */
export function aptInstall(packages: string[]): boolean {
  say(`Installing ${packages.join(', ')} (apt-get)`);
  const run = (args: string[]) => spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;
  const install = () => run(['-qq', 'install', '-y', '--no-install-recommends', ...packages]);
  return install() || (run(['-qq', 'update']) && install());
}
