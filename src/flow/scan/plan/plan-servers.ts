import { homedir } from 'node:os';
import { basename, resolve } from 'node:path';
import type { Launch } from '../../../connect/launch/launch.ts';
import { ociLaunch, pypiLaunch } from '../../../connect/launch/runner-launch.ts';
import { withHome } from '../../../connect/sandbox/paths/named-paths.ts';
import { byName, fillPlaceholders } from '../../../sources/configs/fill-placeholders.ts';
import type { LaunchMeaning } from '../../../sources/launch-words/launch-meaning.ts';
import { readLocalWords, readWords } from '../../../sources/launch-words/read-words.ts';
import type { ConfiguredAt } from '../../../report/scanned-server.ts';
import type { Source } from '../../../sources/parse-source.ts';
import type { ConfiguredServer } from '../../../sources/configs/parse-client-config.ts';
import type { GivenValues } from './given-values.ts';
import { launchOfMeaning } from './launch-of-meaning.ts';
import { shownAs } from './shown-as.ts';
import { notListed } from '../../listed-server.ts';
import type { ListedServer } from '../../listed-server.ts';
import type { Plan } from './planned-server.ts';
import { startedLocally, startOfMeaning } from '../local/start-of-meaning.ts';

/** Sources that name one server to start or to reach. */
export type LaunchSource = Extract<Source, { kind: 'url' | 'npm' | 'pypi' | 'oci' | 'command' }>;

/**
 * How to list the server a source names. Its label holds nothing secret: of an address the host only, of a command the
 * program, and the package, image or host where it only wraps one.
 */
export function planSource(source: LaunchSource, headers: Record<string, string>, given: GivenValues = { args: [], env: {} }): Plan {
  const words = source.kind === 'command' ? { words: [source.command, ...source.args], env: given.env } : null;
  const means = words === null ? null : readWords(words);
  const stand = { start: process.env['INIT_CWD'] ?? process.cwd(), project: undefined };
  const { local, note } = startOfMeaning(words, { means, wants: words === null ? null : readLocalWords(words) }, stand);
  if (means !== null && local === null) return planMeaning(means, given);
  const secrets = Object.values(given.env);
  return { server: labelOf(source), ...note, launch: { ...startedLocally(launchOf(source, headers, given), means, local), givenBy: source.kind === 'command' ? 'command' : 'options', ...(secrets.length > 0 && { secrets }) } };
}

function launchOf(source: LaunchSource, headers: Record<string, string>, { args, env, bin }: GivenValues): Launch {
  switch (source.kind) {
    case 'url': return { kind: 'url', url: source.url, headers };
    case 'npm': return { kind: 'npm', package: source.package, version: source.version ?? 'latest', args, env, files: {}, hosts: [], author: { kind: 'person' }, ...(bin !== undefined && { bin }) };
    case 'pypi': return pypiLaunch(source.package, source.version, { args, env });
    case 'oci': return ociLaunch(source.image, { args, env });
    case 'command': return { kind: 'command', command: source.command, args: source.args, env, hosts: [], author: { kind: 'person' } };
  }
}

/** A command that only wraps something. Variables that it names and nobody gave are asked for. */
function planMeaning(means: LaunchMeaning, { env }: GivenValues): Plan {
  const server = means.kind === 'npm' ? means.package : means.kind === 'oci' ? labelOf(means) : URL.parse(means.url)?.host ?? means.kind;
  const known = { secrets: new Map(Object.entries(env)) };
  const { value: meant, needs, secrets } = fillPlaceholders(means, known);
  // Docker passes on what its words name; a variable that a person gives is for the server, as with any other source.
  const value = meant.kind === 'oci' ? { ...meant, env: { ...meant.env, ...env } } : meant;
  if (needs.size === 0) {
    const { launch, ...besides } = launchOfMeaning(value, [...secrets, ...Object.values(env)]);
    return { server, ...besides, launch: { ...shownAs(launch, launchOfMeaning(fillPlaceholders(means, byName(known)).value, []).launch), ...(launch.kind === 'npm' && { author: { kind: 'person' } }), givenBy: 'command' } };
  }
  const says = `its command leaves to be filled in: ${[...needs].sort().join(', ')}.`;
  return { server, instead: notListed(server, { cause: 'needs-values', says, remedy: [...needs].every(isVariable) ? 'Give it each with --env NAME.' : 'Write a dummy in its place behind the --.' }) };
}

function labelOf(source: LaunchSource | Extract<LaunchMeaning, { kind: 'oci' }>): string {
  switch (source.kind) {
    case 'url': return new URL(source.url).host;
    case 'npm': case 'pypi': return source.package;
    case 'oci': return source.image.split('@sha256:', 1)[0] as string;
    case 'command': return commandLabel(source);
  }
}

/** Where a configured server stands: its file, the folder it starts from, the project whose config it is, and what to name beside it. */
export interface Standing { place?: string; base?: string; project?: string; beside?: string; from?: ConfiguredAt[] }

/** How to list a server of a client's config, or why that is not done. */
export function planConfigured(configured: ConfiguredServer, standing: Standing = {}): Plan {
  const plan = planEntry(configured, standing);
  return standing.from === undefined ? plan : { ...plan, from: standing.from };
}

function planEntry(configured: ConfiguredServer, { place, base, project, beside }: Standing): Plan {
  const { server: key, launch, secrets } = configured;
  const server = beside === undefined ? key : `${key} (${beside})`;
  const cwd = launch.kind === 'url' ? undefined : startOf(launch.cwd, base);
  // What is installed there wraps nothing, and needs all that its entry has.
  const words = configured.off === null && launch.kind === 'command' ? { words: [launch.command, ...launch.args], env: launch.env } : null;
  const { local, note } = startOfMeaning(words, { means: configured.means ?? null, wants: configured.asWritten?.wants ?? null }, { start: cwd, project, ...(launch.kind === 'command' && launch.envFile !== undefined && { envFile: launch.envFile }) });
  const means = local === null ? configured.means : undefined;
  const instead = insteadOf(server, local === null ? configured : { ...configured, needs: configured.asWritten?.needs ?? [] });
  if (instead !== null) return { server, key, instead };
  if (launch.kind === 'url') return { server, key, ...noted(configured.note), launch: { ...launch, givenBy: 'config', secrets } };
  const { cwd: written, envFile: _envFile, ...rest } = launch;
  const author = { kind: 'config', ...(project !== undefined && { project }) } as const;
  const standing = { author, ...(cwd !== undefined && { cwd }), ...(written !== undefined && { namesCwd: true }) };
  const planned = { server, key, ...(place !== undefined && { place }) };
  const { shown = configured } = configured;
  if (means === undefined) return { ...planned, ...noted(configured.note, note?.note), launch: { ...shownAs(startedLocally(rest, configured.means, local), startedLocally(shown.launch, shown.means, local)), givenBy: 'config', secrets, hosts: [], ...standing } };
  const { launch: meant, ...besides } = launchOfMeaning(means, secrets);
  return { ...planned, ...noted(configured.note, besides.note), launch: { ...shownAs(meant, launchOfMeaning(shown.means ?? means, []).launch), givenBy: 'config', ...(meant.kind === 'npm' && standing) } };
}

function noted(...notes: readonly (string | undefined)[]): { note?: string } {
  const said = notes.filter((each) => each !== undefined);
  return said.length === 0 ? {} : { note: said.join(' ') };
}

/** The folder an entry starts in, as far as that is known. */
function startOf(written: string | undefined, base: string | undefined): string | undefined {
  return written === undefined ? base : resolve(base ?? process.env['INIT_CWD'] ?? '', withHome(written, homedir()));
}

function insteadOf(server: string, { off, needs, bad, cure }: ConfiguredServer): ListedServer | null {
  if (off !== null) return { server, tools: [], outcome: 'skipped', problem: { cause: 'disabled', says: `${off}.`, remedy: 'Change that there to have it judged.' } };
  if (bad !== undefined) return notListed(server, { cause: 'bad-entry', says: `its entry ${bad}.`, remedy: cure ?? 'Correct it: a "command" with "args", each word by itself, or a "url".' });
  if (needs.length === 0) return null;
  return notListed(server, { cause: 'needs-values', says: `its config leaves to be filled in: ${needs.join(', ')}.`, remedy: needsRemedy(needs) });
}

/** What gives a config what it leaves open: variables by their names, all else in a copy of it alone. */
function needsRemedy(needs: readonly string[]): string {
  const folder = needs.find((name) => /^workspaceFolder/.test(name));
  const others = needs.filter((name) => !isVariable(name));
  const [byName, dummy] = ['name a variable with --pass-env', 'scan a copy of the config with a dummy in it'];
  const ways = others.length === 0 ? `${byName}, or ${dummy}` : `${others.length < needs.length ? `${byName}, and ` : ''}${dummy} in place of ${others.join(', ')}`;
  return `toolrisk takes no values from your machine: ${ways}.${folder === undefined ? '' : ` \${${folder}} is the folder that the editor has open: a config of a person has none.`}`;
}

/** Placeholders of editors that look like variables. */
const ofEditors = /^(?:workspaceFolder|workspaceFolderBasename|userHome|pathSeparator|cwd|execPath|defaultBuildTask|workspaceRoot|file\w*|relative\w*|lineNumber|selectedText)$/;

/** Whether a placeholder is a variable: `input:id` is asked for by a client, `file:path` read by one. */
function isVariable(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !ofEditors.test(name);
}

const runners = /^(npx|bunx|uvx|pnpx)(\.cmd|\.exe)?$/i;
const interpreters = /^(node|bun|deno|python\d?(\.\d+)?|ruby|php)(\.exe)?$/i;

function commandLabel({ command, args }: { command: string; args: readonly string[] }): string {
  const program = basename(command.replaceAll('\\', '/'));
  const first = args.find((arg) => !arg.startsWith('-'));
  if (first !== undefined && runners.test(program) && /^@?[\w./-]+(@[\w.-]+)?$/.test(first)) return first.replace(/(?<=.)@[^@/]*$/, '');
  if (first !== undefined && interpreters.test(program) && /\.([cm]?[jt]s|py|rb|php)$/.test(first)) return basename(first.replaceAll('\\', '/'));
  return program;
}
