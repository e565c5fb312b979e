import { spawnSync } from 'node:child_process';
import { aptInstall, canInstallPackages } from './apt-install.ts';

/** Installs bubblewrap where that is possible without asking; whether it can be used is for the crawler to find out. */
export function ensureSandbox(): void {
  if (process.platform !== 'linux' || spawnSync('bwrap', ['--version']).status === 0) return;
  if (canInstallPackages()) aptInstall(['bubblewrap']);
}
