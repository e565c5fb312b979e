import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PlaceError } from '../src/text/errors/place-error.ts';
import { aptInstall, canInstallPackages } from './apt-install.ts';

const usualPlaces = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
const playwrightBrowsers = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-win/chrome.exe', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];

/**
 * A Chromium for the browser tests: the one `TOOLRISK_CHROMIUM` names, one that is there, or Debian's, installed now.
 * Throws when there is none: browser tests are never skipped in silence.
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (canInstallPackages() && aptInstall(['chromium']) && existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  throw new PlaceError('browser tests', 'no Chrome or Chromium found', 'Install one, or name it in TOOLRISK_CHROMIUM.');
}

function findBrowser(): string | undefined {
  const named = process.env['TOOLRISK_CHROMIUM'];
  if (named !== undefined && !existsSync(named)) {
    throw new PlaceError('TOOLRISK_CHROMIUM', `there is no file ${named}`, 'Name the browser to run, or unset it.');
  }
  return named ?? [...usualPlaces, ...playwrightPlaces()].find((path) => existsSync(path));
}

function playwrightPlaces(): string[] {
  const roots = [join(homedir(), '.cache/ms-playwright'), join(homedir(), 'Library/Caches/ms-playwright'), join(homedir(), 'AppData/Local/ms-playwright')];
  return roots.filter((root) => existsSync(root)).flatMap((root) => readdirSync(root)
    .filter((name) => name.startsWith('chromium-')).sort().reverse()
    .flatMap((name) => playwrightBrowsers.map((browser) => join(root, name, browser))));
}
