// Runs the real clients under the policies we print, and writes down what was seen: `npm run verify:clients -- [client…]
// [--today YYYY-MM-DD]`. One client at a time is installed into verify/node_modules as its lock file says, run in a network of
// its own in which there is only loopback, and removed again. Needs npm's registry, bubblewrap and about 400 MB.
import { spawnSync } from 'node:child_process';
import { readdirSync, readlinkSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { clients } from '../verify/clients.ts';
import type { ClientId } from '../verify/clients.ts';
import type { ClientResult } from '../verify/checked.ts';
import { installedVersion, readRecord, writeRecord } from '../verify/record.ts';
import type { Entry } from '../verify/record.ts';
import { ownEtc } from '../verify/trials/place-files.ts';
import { isVerified } from '../src/schema/verified.ts';
import { PlaceError } from '../src/text/errors/place-error.ts';
import { ensureSandbox } from './ensure-sandbox.ts';
import { say } from './say.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'verify');
const all = Object.keys(clients) as ClientId[];
/** How long one client may take over all its runs, in milliseconds: some fifty of them, of two to ten seconds each, on a busy machine. */
const patience = 1_800_000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { today: { type: 'string' } } });
const day = values.today ?? new Date().toISOString().slice(0, 10);
const unknown = positionals.filter((word) => !(all as string[]).includes(word));
if (unknown.length > 0 || !/^\d{4}-\d{2}-\d{2}$/.test(day)) {
  say(`verify:clients: ${unknown.join(', ') || day} is not known. Name any of ${all.join(', ')}, and a day as --today YYYY-MM-DD.`);
  process.exit(2);
}
ensureSandbox();
if (spawnSync('bwrap', ['--version']).status !== 0) {
  say('verify:clients: bubblewrap, which cuts the network off, is not there. Install it, such as by apt-get install bubblewrap; it needs Linux.');
  process.exit(2);
}
const wanted = positionals.length === 0 ? all : all.filter((id) => positionals.includes(id));
const record = readRecord();
const runs = new Map(wanted.map((id) => [id, verify(id)]));
// A run that failed says nothing of the client: what an earlier one proved stays.
for (const [id, run] of runs) if (isVerified(run) || record[id] === undefined || !isVerified(record[id])) record[id] = run;
await writeRecord(record).catch((error: unknown) => {
  if (!(error instanceof PlaceError)) throw error;
  say(error.message);
  process.exit(error.exitCode);
});
for (const [id, run] of runs) if (record[id] !== run) say(`${id}: this run is not recorded; what was proved on ${record[id]?.day} of ${record[id]?.version} stays.`);
process.exitCode = [...runs.values()].every((run) => isVerified(run)) ? 0 : 1;

function verify(id: ClientId): Entry {
  const begun = Date.now();
  say(`${id}: installing ${clients[id].packageName}`);
  try {
    const version = install(id);
    say(`${id}: running ${version}`);
    const { checks, notRun } = runApart(id);
    for (const { says, passed, found } of checks) say(`  ${passed ? 'yes' : 'NO '}  ${says}${found === undefined ? '' : ` ${found}`}`);
    for (const says of notRun ?? []) say(`  not tried: ${says}`);
    return { version, day, checks, ...(notRun !== undefined && { notRun }) };
  } catch (error) {
    const said = (error as Error).message.trim();
    say(`  ${said}`);
    return { version: installedVersion(id), day, checks: [], error: said };
  } finally {
    for (const place of [folder, join(folder, 'clients', id)]) rmSync(join(place, 'node_modules'), { recursive: true, force: true });
    say(`${id}: ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  }
}

/** Installs one client and nothing else, without running its scripts. */
function install(id: ClientId): string {
  const npm = process.env['npm_execpath'];
  const words = ['ci', '--workspace', `clients/${id}`, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = npm?.endsWith('.js') === true ? spawnSync(process.execPath, [npm, ...words], { cwd: folder, encoding: 'utf8' }) : spawnSync('npm', words, { cwd: folder, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`npm could not install it: ${complaint(done.stderr)}`);
  return installedVersion(id);
}

/** Runs the driver where only loopback can be reached, with none of our environment. */
function runApart(id: ClientId): ClientResult {
  const cut = ['--dev-bind', '/', '/', ...copiedEtc(), '--unshare-net', '--die-with-parent', '--'];
  const env = { [ownEtc]: '1', PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin` };
  const done = spawnSync('bwrap', [...cut, process.execPath, join(folder, 'run-client.ts'), id], { cwd: folder, env, encoding: 'utf8', timeout: patience });
  if (done.error !== undefined) throw new Error(`bubblewrap, which cuts the network off, does not start: ${done.error.message}`);
  if (done.status !== 0) throw new Error(`It could not be run: ${complaint(done.stderr)}`);
  return JSON.parse(done.stdout.trim().split('\n').at(-1) as string) as ClientResult;
}

/** Words of bubblewrap for an /etc that reads as ours and into which files can be put that end with the run: an administrator's settings. */
function copiedEtc(): string[] {
  const entries = readdirSync('/etc', { withFileTypes: true }).flatMap((entry) => {
    const path = join('/etc', entry.name);
    return entry.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
  });
  return ['--tmpfs', '/etc', ...entries];
}

/** The line of an error that says what it is; the last ones where none does. */
function complaint(text: string): string {
  const lines = text.trim().split('\n');
  return (lines.find((line) => /Error\b.*:/.test(line)) ?? lines.slice(-3).join(' ')).trim().slice(0, 500);
}
