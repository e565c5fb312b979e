// Runs a TypeScript file of this repository: `node scripts/run.mjs <file.ts> [arguments]`.
// Plain JavaScript without dependencies, because it runs on whatever Node (20 or newer) is there before anything is
// installed: it installs what is missing, picks a Node that runs TypeScript as it is, and hands everything through.
// It speaks on standard error only; standard output belongs to the program it runs.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';
/** First Node that strips types without a flag and without a warning that breaks clean output. */
const leastNode = [22, 18];

const [file, ...args] = process.argv.slice(2);
if (file === undefined) fail('scripts/run.mjs: no file given. Name the TypeScript file to run.');
installIfNeeded();
runFile(nodeToUse());

function installIfNeeded() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('Installing dependencies (npm ci)');
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const ci = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...ci], options)
    : spawnSync(windows ? 'npm.cmd' : 'npm', ci, { ...options, shell: windows });
  if (done.status !== 0) fail('npm ci: failed. Read its message above; it needs a package registry in reach.');
}

/** The Node the lock file brings, if it starts on this machine; else the one that runs this. */
function nodeToUse() {
  const brought = join(bin, windows ? 'node.exe' : 'node');
  for (const candidate of [brought, process.execPath]) {
    const version = existsSync(candidate) ? versionOf(candidate) : null;
    if (version !== null && isEnough(version)) return candidate;
  }
  return fail(`Node ${process.versions.node}: too old, and the one from the package registry does not start here. `
    + `Install Node ${leastNode.join('.')} or newer.`);
}

function versionOf(node) {
  const asked = spawnSync(node, ['--version'], { encoding: 'utf8' });
  const match = /^v(\d+)\.(\d+)\./.exec(asked.stdout ?? '');
  return match === null ? null : [Number(match[1]), Number(match[2])];
}

function isEnough([major, minor]) {
  return major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
}

function runFile(node) {
  const env = { ...process.env, PATH: [dirname(node), bin, process.env.PATH].join(delimiter), NO_UPDATE_NOTIFIER: '1' };
  const child = spawn(node, [join(root, file), ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // On a terminal Ctrl-C reaches the whole group by itself; a second one would mean "at once".
    process.on(signal, () => { if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal); });
  }
  child.on('error', (error) => fail(`${node}: ${error.message}. Install Node ${leastNode.join('.')} or newer.`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
